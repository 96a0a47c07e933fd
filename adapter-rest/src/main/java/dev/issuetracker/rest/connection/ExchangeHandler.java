package dev.issuetracker.rest.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request its exchange and each answer the headers that all answers carry. Answers leave
 * in the order of their requests, so that a queue is enough to match them.
 */
final class ExchangeHandler extends ChannelDuplexHandler {

  static final String REQUEST_ID = "X-Request-Id";

  private final Deque<Exchange> open = new ArrayDeque<>();
  private final AnswerHeaders headers;
  private final AccessLog log;
  private @Nullable HttpResponseStatus status;

  ExchangeHandler(AnswerHeaders headers, AccessLog log) {
    this.headers = headers;
    this.log = log;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      MediaRanges.spellOut(request.headers());
      Exchange exchange = begin(request);
      open.add(exchange);
      ctx.channel().attr(Exchange.CURRENT).set(exchange);
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    Exchange exchange = open.peek();
    if (message instanceof HttpResponse response && exchange != null) {
      if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
        status = response.status();
        headers.complete(response.headers(), exchange);
      }
    }
    if (message instanceof LastHttpContent && exchange != null && status != null) {
      open.poll();
      log.write(exchange, status.code());
      status = null;
    }
    ctx.write(message, promise);
  }

  private static Exchange begin(HttpRequest request) {
    return new Exchange(
        request.headers().get(REQUEST_ID),
        request.method().name(),
        request.uri(),
        namesHost(request),
        System.nanoTime());
  }

  /** HTTP/1.0 knew no hosts. */
  private static boolean namesHost(HttpRequest request) {
    int given = request.headers().getAll(HttpHeaderNames.HOST).size();
    return given == 1 || (given == 0 && !request.protocolVersion().isKeepAliveDefault());
  }
}
