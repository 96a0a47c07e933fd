package dev.issuetracker.rest.connection;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.util.AttributeKey;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request with its answer, as the connection sees it. It is made before the framework sees the
 * request, and so has an id even where the framework never makes anything of the bytes.
 */
public final class Exchange {

  static final AttributeKey<Exchange> CURRENT = AttributeKey.valueOf(Exchange.class, "current");

  /** The request's attribute under which {@link ExchangeFilter} keeps the exchange. */
  static final String ATTRIBUTE = Exchange.class.getName();

  private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final String id;
  private final String method;
  private final String target;
  private final boolean hostNamed;
  private final long startedNanos;
  private final Map<String, String> answerHeaders = new ConcurrentHashMap<>();
  private volatile boolean oversized;
  private volatile @Nullable String user;

  Exchange(
      @Nullable String proposedId,
      String method,
      String target,
      boolean hostNamed,
      long startedNanos) {
    this.id =
        proposedId != null && ACCEPTED_ID.matcher(proposedId).matches()
            ? proposedId
            : UUID.randomUUID().toString();
    this.method = method;
    this.target = target;
    this.hostNamed = hostNamed;
    this.startedNanos = startedNanos;
  }

  /** The exchange of a request; empty only for a request that did not come over a connection. */
  public static Optional<Exchange> of(HttpRequest<?> request) {
    if (request.getAttributes().getValue(ATTRIBUTE) instanceof Exchange kept) {
      return Optional.of(kept);
    }
    return request instanceof NettyHttpRequest<?> netty
        ? Optional.ofNullable(netty.getChannelHandlerContext().channel().attr(CURRENT).get())
        : Optional.empty();
  }

  /** The id of a request, which is also the trace id of its problems and of its log lines. */
  public static String idOf(HttpRequest<?> request) {
    return of(request).map(Exchange::id).orElse("none");
  }

  /** Whether nobody is there any more to be answered. */
  public static boolean isGone(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        && !netty.getChannelHandlerContext().channel().isActive();
  }

  public String id() {
    return id;
  }

  String method() {
    return method;
  }

  /** The target of the request line as it came, however malformed. */
  public String target() {
    return target;
  }

  /** Whether the request says once which host it is for, as HTTP/1.1 demands. */
  public boolean hostNamed() {
    return hostNamed;
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  long startedNanos() {
    return startedNanos;
  }

  /** Whether the declared length of the body is over the limit, so that none of it is read. */
  public boolean oversized() {
    return oversized;
  }

  void markOversized() {
    oversized = true;
  }

  /** Adds a header to the answer, whoever writes it in the end. */
  public void answerWith(String name, String value) {
    answerHeaders.put(name, value);
  }

  Map<String, String> answerHeaders() {
    return answerHeaders;
  }

  /** Who is signed in, for the access log. */
  public void signedIn(String name) {
    user = name;
  }

  Optional<String> user() {
    return Optional.ofNullable(user);
  }
}
