package dev.issuetracker.application.attachment;

/**
 * Whether bytes that come piece by piece are text in UTF-8 without NUL: no overlong form, no
 * surrogate, nothing beyond the last character.
 */
final class Utf8Check {
  private boolean broken;
  private int missing;
  private int least = 0x80;
  private int most = 0xbf;

  void add(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length && !broken; i++) {
      add(bytes[i] & 0xff);
    }
  }

  /** Whether what came so far can be the beginning of text. */
  boolean mayBeText() {
    return !broken;
  }

  /** Whether what came is text, if nothing else comes. */
  boolean isText() {
    return !broken && missing == 0;
  }

  private void add(int octet) {
    if (missing == 0) {
      begin(octet);
      return;
    }
    broken = octet < least || octet > most;
    least = 0x80;
    most = 0xbf;
    missing--;
  }

  private void begin(int octet) {
    if (octet < 0x80) {
      broken = octet == 0;
    } else if (octet >= 0xc2 && octet <= 0xdf) {
      missing = 1;
    } else if (octet >= 0xe0 && octet <= 0xef) {
      missing = 2;
      least = octet == 0xe0 ? 0xa0 : 0x80;
      most = octet == 0xed ? 0x9f : 0xbf;
    } else if (octet >= 0xf0 && octet <= 0xf4) {
      missing = 3;
      least = octet == 0xf0 ? 0x90 : 0x80;
      most = octet == 0xf4 ? 0x8f : 0xbf;
    } else {
      broken = true;
    }
  }
}
