package dev.issuetracker.rest.connection;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;

/** The headers that every answer carries, unless whoever wrote it chose them himself. */
final class AnswerHeaders {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy", "same-site",
          "Cache-Control", "no-store");

  void complete(HttpHeaders headers, Exchange exchange, Channel channel) {
    headers.set(ExchangeHandler.REQUEST_ID, exchange.id());
    exchange.answerHeaders().forEach(headers::set);
    DEFAULTS.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.set(name, value);
          }
        });
    // It only says that nothing is to be compressed.
    if ("identity".equals(headers.get("Content-Encoding"))) {
      headers.remove("Content-Encoding");
    }
    if (channel.pipeline().get(SslHandler.class) != null) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    // Any answer may be compressed, depending on what the client accepts.
    headers.add("Vary", "Accept-Encoding");
  }
}
