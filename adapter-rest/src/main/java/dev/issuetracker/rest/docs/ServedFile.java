package dev.issuetracker.rest.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that change only with the version of the server, and the answers that carry them. */
final class ServedFile {
  private static final int DIGEST_BYTES = 12;

  private final byte[] bytes;
  private final String mediaType;
  private final String tag;

  ServedFile(byte[] bytes, String mediaType) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.tag = tag(bytes);
  }

  private static String tag(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** 304 without the bytes, if the client has them; it asks again each time. */
  MutableHttpResponse<byte[]> answer(HttpRequest<?> request) {
    MutableHttpResponse<byte[]> response =
        isKnown(request)
            ? HttpResponse.notModified()
            : HttpResponse.ok(bytes).header(HttpHeaders.CONTENT_TYPE, mediaType);
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** Compression marks a tag as weak; for an unchanged document that makes no difference. */
  private boolean isKnown(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }
}
