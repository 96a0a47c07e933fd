package dev.issuetracker.rest.attachment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a content, both ends included (RFC 9110, section 14).
 *
 * @param last before the first if the header asks for what is not there
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE =
      Pattern.compile(
          "bytes\\s*=\\s*([0-9]{0,40})\\s*-\\s*([0-9]{0,40})", Pattern.CASE_INSENSITIVE);
  private static final int MOST_DIGITS = 18;
  private static final ByteRange NOWHERE = new ByteRange(0, -1);

  /** Empty if the whole is to be answered: many ranges at once, for example, may be ignored. */
  static Optional<ByteRange> of(String header, long size) {
    var one = ONE.matcher(header.strip());
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (one.group(1).isEmpty()) {
      return Optional.of(lastOnes(number(one.group(2)), size));
    }
    long first = number(one.group(1));
    long last = one.group(2).isEmpty() ? size - 1 : number(one.group(2));
    if (last < first && !one.group(2).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(first < size ? new ByteRange(first, Math.min(last, size - 1)) : NOWHERE);
  }

  /** What is beyond every file is beyond this one. */
  private static long number(String digits) {
    return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static ByteRange lastOnes(long count, long size) {
    return count == 0 || size == 0 ? NOWHERE : new ByteRange(Math.max(0, size - count), size - 1);
  }

  boolean isSatisfiable() {
    return last >= first;
  }

  long length() {
    return last - first + 1;
  }
}
