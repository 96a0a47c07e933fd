package dev.issuetracker.rest.query;

import dev.issuetracker.rest.json.Characters;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-encoded text, decoded strictly. */
final class PercentText {

  private PercentText() {}

  /** A decoded text, or the code of what is wrong with it. */
  sealed interface Decoded {
    record Good(String text) implements Decoded {}

    record Bad(String code, String message) implements Decoded {}
  }

  static Decoded decode(String encoded, boolean plusIsSpace) {
    return isPlain(encoded) ? new Decoded.Good(encoded) : decoded(encoded, plusIsSpace);
  }

  /** Whether it stands for itself, as most texts do. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '+' || c > '~' || c < '!') {
        return false;
      }
    }
    return true;
  }

  private static Decoded decoded(String encoded, boolean plusIsSpace) {
    ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        if (!isHexPair(encoded, i + 1)) {
          return new Decoded.Bad("bad_encoding", "holds a percent sign without two hex digits");
        }
        bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else if (c > '~' || c < '!') {
        return new Decoded.Bad("bad_encoding", "must be percent-encoded as UTF-8");
      } else {
        bytes.put((byte) (c == '+' && plusIsSpace ? ' ' : c));
      }
    }
    return text(bytes.flip());
  }

  private static Decoded text(ByteBuffer bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      Optional<String> fault = Characters.fault(text);
      return fault.isPresent()
          ? new Decoded.Bad(fault.get(), "holds a control character")
          : new Decoded.Good(text);
    } catch (CharacterCodingException noUtf8) {
      return new Decoded.Bad("bad_utf8", "is no UTF-8");
    }
  }

  private static boolean isHexPair(String text, int at) {
    return at + 2 <= text.length()
        && HexFormat.isHexDigit(text.charAt(at))
        && HexFormat.isHexDigit(text.charAt(at + 1));
  }
}
