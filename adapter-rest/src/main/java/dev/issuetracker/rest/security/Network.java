package dev.issuetracker.rest.security;

import io.netty.util.NetUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that begin with the same bits. */
record Network(byte[] address, int bits) {

  /** From "10.0.0.0/8", "2001:db8::/32", or one address. */
  static Network of(String text) {
    int slash = text.indexOf('/');
    byte @Nullable [] address = parse(slash < 0 ? text : text.substring(0, slash)).orElse(null);
    if (address == null) {
      throw new IllegalArgumentException("no network: " + text);
    }
    int most = address.length * 8;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("no network: " + text);
    }
    return new Network(address, bits);
  }

  /** The bytes of an address that is written out; a name is never looked up. */
  static Optional<byte[]> parse(String text) {
    byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    return Optional.ofNullable(bytes).map(Network::unmapped);
  }

  /** An IPv4 address in the clothes of IPv6 (::ffff:192.0.2.1) is that IPv4 address. */
  private static byte[] unmapped(byte[] bytes) {
    if (bytes.length != 16) {
      return bytes;
    }
    for (int i = 0; i < 12; i++) {
      if (bytes[i] != (byte) (i < 10 ? 0 : 0xff)) {
        return bytes;
      }
    }
    return new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]};
  }

  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
