package dev.issuetracker.rest.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is written by hand, for answers that are large and frequent. Everything but texts is
 * given as it shall stand there; texts are escaped as everywhere else.
 */
public final class JsonBytes {
  private static final byte[] NULL = ascii("null");
  private static final byte[] HEX = ascii("0123456789ABCDEF");
  private static final byte[] SHORT = new byte['\\' + 1];

  static {
    SHORT['\b'] = 'b';
    SHORT['\t'] = 't';
    SHORT['\n'] = 'n';
    SHORT['\f'] = 'f';
    SHORT['\r'] = 'r';
    SHORT['"'] = '"';
    SHORT['\\'] = '\\';
  }

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long SIGNS = 0x8080808080808080L;

  private byte[] bytes;
  private int size;

  public JsonBytes(int expected) {
    bytes = new byte[expected];
  }

  /** Names and signs, to be prepared once. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  public JsonBytes raw(byte[] prepared) {
    reserve(prepared.length);
    System.arraycopy(prepared, 0, bytes, size, prepared.length);
    size += prepared.length;
    return this;
  }

  public JsonBytes sign(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  public JsonBytes nothing() {
    return raw(NULL);
  }

  public JsonBytes number(long value) {
    if (value < 0) {
      return raw(ascii(Long.toString(value)));
    }
    int digits = 1;
    for (long rest = value; rest > 9; rest /= 10) {
      digits++;
    }
    reserve(digits);
    size += digits;
    long rest = value;
    for (int at = size - 1; digits > 0; at--, digits--, rest /= 10) {
      bytes[at] = (byte) ('0' + rest % 10);
    }
    return this;
  }

  public JsonBytes numberOrNull(@Nullable Long value) {
    return value == null ? nothing() : number(value);
  }

  public JsonBytes truth(boolean value) {
    return raw(ascii(Boolean.toString(value)));
  }

  public JsonBytes textOrNull(@Nullable String value) {
    return value == null ? nothing() : text(value);
  }

  public JsonBytes text(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    int plain = plainUntil(text, 0);
    if (plain == text.length) {
      return quote().raw(text).quote();
    }
    quote();
    escape(text, plain);
    return quote();
  }

  private JsonBytes quote() {
    return sign('"');
  }

  private void escape(byte[] text, int firstToEscape) {
    int from = 0;
    for (int at = firstToEscape; at < text.length; at = plainUntil(text, from)) {
      copy(text, from, at);
      escaped(text[at]);
      from = at + 1;
    }
    copy(text, from, text.length);
  }

  private static int plainUntil(byte[] text, int from) {
    int at = from;
    while (at + Long.BYTES <= text.length && arePlain((long) EIGHT.get(text, at))) {
      at += Long.BYTES;
    }
    while (at < text.length && isPlain(text[at])) {
      at++;
    }
    return at;
  }

  /** Eight at once, and none of them a control character, beyond ASCII, a quote or a backslash. */
  private static boolean arePlain(long eight) {
    long control = eight - EACH * ' ';
    return ((eight | control | isZero(eight ^ EACH * '"') | isZero(eight ^ EACH * '\\')) & SIGNS)
        == 0;
  }

  private static long isZero(long eight) {
    return eight - EACH & ~eight;
  }

  /** What is beyond ASCII comes as negative bytes. */
  private static boolean isPlain(byte one) {
    return (one >= ' ' || one < 0) && one != '"' && one != '\\';
  }

  private void copy(byte[] text, int from, int to) {
    reserve(to - from);
    System.arraycopy(text, from, bytes, size, to - from);
    size += to - from;
  }

  private void escaped(byte one) {
    reserve(6);
    bytes[size++] = '\\';
    if (SHORT[one] != 0) {
      bytes[size++] = SHORT[one];
      return;
    }
    bytes[size++] = 'u';
    bytes[size++] = '0';
    bytes[size++] = '0';
    bytes[size++] = HEX[one >> 4];
    bytes[size++] = HEX[one & 15];
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  public byte[] complete() {
    return Arrays.copyOf(bytes, size);
  }
}
