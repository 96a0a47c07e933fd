package dev.issuetracker.rest.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

  /** Behind a request whose end is not known nobody can tell what is another one. */
  private boolean lastOne;

  private boolean beyond;

  ExchangeHandler(AnswerHeaders headers, AccessLog log) {
    this.headers = headers;
    this.log = log;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest && lastOne) {
      beyond = true;
    }
    if (beyond) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      MediaRanges.spellOut(request.headers());
      if (request.decoderResult().isSuccess() && !isFramedAsKnown(request)) {
        lastOne = true;
        request.setDecoderResult(DecoderResult.failure(new UnknownFraming()));
      }
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

  /**
   * Where a body ends that is coded in another way nobody knows here, so that it could hold what
   * looks like another request. The codec would go by Content-Length.
   */
  private static boolean isFramedAsKnown(HttpRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return codings.isEmpty()
        || (codings.size() == 1
            && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst().strip()));
  }

  private static final class UnknownFraming extends RuntimeException {
    UnknownFraming() {
      super("a Transfer-Encoding that is not known", null, false, false);
    }
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
