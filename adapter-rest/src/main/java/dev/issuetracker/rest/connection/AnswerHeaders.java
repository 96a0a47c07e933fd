package dev.issuetracker.rest.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;

/** The headers that every answer carries, unless whoever wrote it chose them himself. */
final class AnswerHeaders {

  private record Header(AsciiString name, AsciiString value) {
    static Header of(String name, String value) {
      return new Header(AsciiString.cached(name), AsciiString.cached(value));
    }
  }

  private static final List<Header> DEFAULTS =
      List.of(
          Header.of("X-Content-Type-Options", "nosniff"),
          Header.of("Referrer-Policy", "no-referrer"),
          Header.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          Header.of("Cross-Origin-Resource-Policy", "same-site"),
          Header.of("Cache-Control", "no-store"));
  private static final Header ENCRYPTED =
      Header.of("Strict-Transport-Security", "max-age=31536000");

  /** Any answer may be compressed, depending on what the client accepts. */
  private static final Header VARIES = Header.of("Vary", "Accept-Encoding");

  private static final AsciiString REQUEST_ID = AsciiString.cached(ExchangeHandler.REQUEST_ID);

  private final boolean encrypted;

  /**
   * @param encrypted whether the connection is
   */
  AnswerHeaders(boolean encrypted) {
    this.encrypted = encrypted;
  }

  void complete(HttpHeaders headers, Exchange exchange) {
    headers.set(REQUEST_ID, exchange.id());
    exchange.answerHeaders().forEach(headers::set);
    for (var header : DEFAULTS) {
      if (!headers.contains(header.name)) {
        headers.set(header.name, header.value);
      }
    }
    // It only says that nothing is to be compressed.
    if (HttpHeaderValues.IDENTITY.contentEquals(encoding(headers))) {
      headers.remove(HttpHeaderNames.CONTENT_ENCODING);
    }
    if (encrypted) {
      headers.set(ENCRYPTED.name, ENCRYPTED.value);
    }
    headers.add(VARIES.name, VARIES.value);
  }

  private static String encoding(HttpHeaders headers) {
    return headers.get(HttpHeaderNames.CONTENT_ENCODING, "");
  }
}
