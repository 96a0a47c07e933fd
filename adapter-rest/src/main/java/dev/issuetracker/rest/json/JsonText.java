package dev.issuetracker.rest.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text, judged strictly: a byte that is no UTF-8 is a fault, not a replacement sign. */
final class JsonText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private JsonText() {}

  static Json parse(byte[] bytes, ShapeFaults faults) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    char[] text = out.array();
    if (result.isError()) {
      throw badUtf8(text, out.position(), in.position());
    }
    if (out.position() > 0 && text[0] == BYTE_ORDER_MARK) {
      throw new MalformedJson(Pointer.WHOLE, "byte_order_mark", "begins with a byte order mark");
    }
    return new JsonTree(text, out.position(), faults).read();
  }

  /** The text before the bad byte is good, and reading it ends at the place that holds the byte. */
  private static MalformedJson badUtf8(char[] text, int length, int offset) {
    Pointer pointer = Pointer.WHOLE;
    try {
      new JsonTree(text, length, new ShapeFaults()).read();
    } catch (MalformedJson cut) {
      pointer = cut.pointer();
    }
    return new MalformedJson(
        pointer, "bad_utf8", "holds a byte that is no UTF-8, at " + offset + " of the body");
  }
}
