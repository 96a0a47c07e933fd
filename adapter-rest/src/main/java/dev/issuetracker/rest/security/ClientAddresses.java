package dev.issuetracker.rest.security;

import io.micronaut.http.HttpRequest;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from: the peer of the connection, unless that is a proxy whose word is taken.
 * One home or office has a whole /64 of IPv6, so that is what counts as one address.
 */
@Singleton
public final class ClientAddresses {
  private static final String FORWARDED = "X-Forwarded-For";
  private static final int IPV6_PREFIX_BYTES = 8;
  private static final int MOST_HOPS = 20;
  private static final Pattern PORT = Pattern.compile("(:\\d{1,5})?");

  private final List<Network> trusted;

  ClientAddresses(SecuritySettings settings) {
    trusted = settings.trustedProxies().stream().map(Network::of).toList();
  }

  public String of(HttpRequest<?> request) {
    byte @Nullable [] peer =
        Optional.<InetSocketAddress>ofNullable(request.getRemoteAddress())
            .map(InetSocketAddress::getAddress)
            .map(InetAddress::getHostAddress)
            .flatMap(Network::parse)
            .orElse(null);
    return peer == null ? "unknown" : text(client(peer, request));
  }

  /** The last hop that no trusted proxy stands behind; what lies before it anybody can write. */
  private byte[] client(byte[] peer, HttpRequest<?> request) {
    byte[] last = peer;
    var hops = hops(request);
    for (int i = hops.size() - 1; i >= 0 && isTrusted(last); i--) {
      var hop = Network.parse(withoutPort(hops.get(i)));
      if (hop.isEmpty()) {
        break;
      }
      last = hop.get();
    }
    return last;
  }

  private List<String> hops(HttpRequest<?> request) {
    if (trusted.isEmpty()) {
      return List.of();
    }
    var all = String.join(",", request.getHeaders().getAll(FORWARDED)).split(",", -1);
    return Arrays.stream(all).skip(Math.max(0, all.length - MOST_HOPS)).map(String::strip).toList();
  }

  /**
   * Some proxies write the port, too (192.0.2.1:5678, [2001:db8::1]:5678), without which all who
   * come through them would count as one.
   */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      boolean whole = end > 0 && PORT.matcher(hop.substring(end + 1)).matches();
      return whole ? hop.substring(1, end) : hop;
    }
    int colon = hop.indexOf(':');
    boolean one = colon >= 0 && colon == hop.lastIndexOf(':');
    return one && PORT.matcher(hop.substring(colon)).matches() ? hop.substring(0, colon) : hop;
  }

  private boolean isTrusted(byte[] address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static String text(byte[] address) {
    if (address.length == 4) {
      return NetUtil.bytesToIpAddress(address);
    }
    byte[] home = Arrays.copyOf(Arrays.copyOf(address, IPV6_PREFIX_BYTES), address.length);
    return NetUtil.bytesToIpAddress(home) + "/64";
  }
}
