package dev.issuetracker.bootstrap.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Checks network notation without ever asking a name server. */
final class Network {
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9.-]+)(?::[0-9]{1,5})?");

  private Network() {}

  static boolean isCidr(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    var bits = bits(address);
    return bits > 0 && (slash < 0 || isPrefix(text.substring(slash + 1), bits));
  }

  /** Scheme, host and port, as a browser sends it. */
  static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }

  private static boolean isPrefix(String text, int bits) {
    return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= bits;
  }

  private static int bits(String address) {
    if (!NUMERIC.matcher(address).matches()
        || (!address.contains(":") && !IPV4.matcher(address).matches())) {
      return 0;
    }
    try {
      return InetAddress.getByName(address).getAddress().length * Byte.SIZE;
    } catch (UnknownHostException e) {
      return 0;
    }
  }
}
