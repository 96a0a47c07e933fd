package dev.issuetracker.application.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells what bytes are by the way they begin. Names and what the sender says do not count. */
final class ContentType {
  static final String TEXT = "text/plain";
  static final String UNKNOWN = "application/octet-stream";

  /** No signature ends later. */
  static final int HEAD = 16;

  private record Signature(String type, int from, byte[] bytes) {
    boolean begins(byte[] head, int length) {
      return from + bytes.length <= length
          && Arrays.equals(head, from, from + bytes.length, bytes, 0, bytes.length);
    }
  }

  private static final List<Signature> SIGNATURES =
      List.of(
          hex("image/png", 0, "89504e470d0a1a0a"),
          hex("image/jpeg", 0, "ffd8ff"),
          text("image/gif", 0, "GIF87a"),
          text("image/gif", 0, "GIF89a"),
          text("image/webp", 8, "WEBP"),
          text("application/pdf", 0, "%PDF-"),
          hex("application/zip", 0, "504b0304"),
          hex("application/zip", 0, "504b0506"),
          hex("application/gzip", 0, "1f8b08"),
          hex("application/x-7z-compressed", 0, "377abcaf271c"),
          text("video/mp4", 4, "ftyp"),
          hex("video/webm", 0, "1a45dfa3"));

  private ContentType() {}

  /** Every type that can be told, text included. */
  static Set<String> known() {
    var types = new TreeSet<String>();
    SIGNATURES.forEach(signature -> types.add(signature.type));
    types.add(TEXT);
    return types;
  }

  /** Empty if it may be text, or nothing that is known. */
  static Optional<String> of(byte[] head, int length) {
    return SIGNATURES.stream()
        .filter(signature -> signature.begins(head, length))
        .map(Signature::type)
        .findFirst();
  }

  private static Signature hex(String type, int from, String digits) {
    return new Signature(type, from, HexFormat.of().parseHex(digits));
  }

  private static Signature text(String type, int from, String text) {
    return new Signature(type, from, text.getBytes(StandardCharsets.US_ASCII));
  }
}
