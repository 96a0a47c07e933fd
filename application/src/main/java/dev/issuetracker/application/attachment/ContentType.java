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
  static final int HEAD = 64;

  /** Bytes that stand at one place, or somewhere from there on. */
  private record Piece(int from, byte[] bytes, boolean anywhere) {
    boolean isIn(byte[] head, int length) {
      int last = anywhere ? length - bytes.length : from;
      for (int at = from; at <= last; at++) {
        if (at + bytes.length <= length
            && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length)) {
          return true;
        }
      }
      return false;
    }
  }

  private record Signature(String type, List<Piece> pieces) {
    boolean begins(byte[] head, int length) {
      return pieces.stream().allMatch(piece -> piece.isIn(head, length));
    }
  }

  /** What contains others, films mostly, says of which kind it is behind its own beginning. */
  private static final List<Signature> SIGNATURES =
      List.of(
          of("image/png", hex(0, "89504e470d0a1a0a")),
          of("image/jpeg", hex(0, "ffd8ff")),
          of("image/gif", text(0, "GIF87a")),
          of("image/gif", text(0, "GIF89a")),
          of("image/webp", text(0, "RIFF"), text(8, "WEBP")),
          of("application/pdf", text(0, "%PDF-")),
          of("application/zip", hex(0, "504b0304")),
          of("application/zip", hex(0, "504b0506")),
          of("application/gzip", hex(0, "1f8b08")),
          of("application/x-7z-compressed", hex(0, "377abcaf271c")),
          branded("image/avif", "avif"),
          branded("image/avif", "avis"),
          branded("image/heic", "hei"),
          branded("image/heic", "hev"),
          branded("image/heif", "mif1"),
          branded("image/heif", "msf1"),
          branded("audio/mp4", "M4A"),
          branded("audio/mp4", "M4B"),
          branded("video/quicktime", "qt  "),
          branded("video/3gpp", "3gp"),
          branded("video/mp4", "iso"),
          branded("video/mp4", "mp4"),
          branded("video/mp4", "avc1"),
          branded("video/mp4", "M4V"),
          branded("video/mp4", "dash"),
          branded("video/mp4", "MSNV"),
          documented("video/webm", "webm"),
          documented("video/matroska", "matroska"));

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

  private static Signature of(String type, Piece... pieces) {
    return new Signature(type, List.of(pieces));
  }

  /** A file of boxes (ISO/IEC 14496-12): the first one is small, and tells the brand. */
  private static Signature branded(String type, String brand) {
    return of(type, hex(0, "0000"), text(4, "ftyp"), text(8, brand));
  }

  /** A file of EBML (RFC 8794), whose head tells the type of the document. */
  private static Signature documented(String type, String document) {
    var size = HexFormat.of().toHexDigits((byte) (0x80 | document.length()));
    var name = HexFormat.of().formatHex(document.getBytes(StandardCharsets.US_ASCII));
    var told = HexFormat.of().parseHex("4282" + size + name);
    return of(type, hex(0, "1a45dfa3"), new Piece(4, told, true));
  }

  private static Piece hex(int from, String digits) {
    return new Piece(from, HexFormat.of().parseHex(digits), false);
  }

  private static Piece text(int from, String text) {
    return new Piece(from, text.getBytes(StandardCharsets.US_ASCII), false);
  }
}
