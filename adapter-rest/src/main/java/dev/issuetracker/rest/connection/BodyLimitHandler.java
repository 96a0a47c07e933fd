package dev.issuetracker.rest.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds bodies to their limit without keeping what is over it, and closes such a connection slowly:
 * who closes while the client still sends makes the client's kernel throw the answer away.
 */
final class BodyLimitHandler extends ChannelDuplexHandler {

  static final long DISCARDED_AT_MOST = 8L << 20;
  static final long DISCARDING_SECONDS = 5;

  private long limit;
  private long received;
  private long discarded;
  private boolean bodyComplete = true;
  private boolean discarding;
  private boolean lastIsOwed;
  private boolean lingering;
  private long requests;
  private long answers;
  private @Nullable HttpResponse answering;

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      begin(ctx, request);
    } else if (message instanceof HttpContent content) {
      content(ctx, content);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private void begin(ChannelHandlerContext ctx, HttpRequest request) {
    requests++;
    received = 0;
    discarded = 0;
    bodyComplete = false;
    lastIsOwed = true;
    discarding = false;
    limit = BodyLimits.of(request.uri());
    if (request.decoderResult().isSuccess() && HttpUtil.getContentLength(request, 0L) > limit) {
      Exchange exchange = ctx.channel().attr(Exchange.CURRENT).get();
      exchange.markOversized();
      request.headers().remove(HttpHeaderNames.EXPECT);
      request.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
      discarding = true;
      lastIsOwed = false;
      ctx.fireChannelRead(request);
      ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    } else {
      ctx.fireChannelRead(request);
    }
  }

  private void content(ChannelHandlerContext ctx, HttpContent content) {
    received += content.content().readableBytes();
    bodyComplete = content instanceof LastHttpContent;
    if (!discarding && received > limit) {
      discarding = true;
      if (!answered()) {
        ctx.fireExceptionCaught(new BodyTooLarge());
      }
    }
    if (discarding) {
      discard(ctx, content);
    } else {
      ctx.fireChannelRead(content);
    }
  }

  private void discard(ChannelHandlerContext ctx, HttpContent content) {
    discarded += content.content().readableBytes();
    ReferenceCountUtil.release(content);
    if (bodyComplete && !lingering) {
      discarding = false;
      if (lastIsOwed) {
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
      }
    } else if (lingering && (bodyComplete || discarded > DISCARDED_AT_MOST)) {
      ctx.close();
    } else if (answered() && discarded > DISCARDED_AT_MOST) {
      ctx.close();
    }
  }

  /** What is dropped, nobody behind us asks for. */
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.fireChannelReadComplete();
    if (discarding) {
      ctx.read();
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      answering = response;
    }
    boolean last = message instanceof LastHttpContent && answering != null;
    ctx.write(message, promise);
    if (last) {
      answering = null;
      answers++;
      if (answered() && !bodyComplete) {
        boundTheRest(ctx);
      }
    }
  }

  /** The answer is given: what still comes of the body is dropped, for a while. */
  private void boundTheRest(ChannelHandlerContext ctx) {
    discarding = true;
    ctx.read();
    long request = requests;
    ctx.executor()
        .schedule(
            () -> {
              if (requests == request && !bodyComplete) {
                ctx.close();
              }
            },
            DISCARDING_SECONDS,
            TimeUnit.SECONDS);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (lingering || bodyComplete || !answered() || !ctx.channel().isActive()) {
      ctx.close(promise);
      return;
    }
    lingering = true;
    discarding = true;
    if (ctx.pipeline().get(SslHandler.class) == null
        && ctx.channel() instanceof DuplexChannel duplex) {
      duplex.shutdownOutput();
    }
    ctx.read();
  }

  private boolean answered() {
    return answers >= requests;
  }
}
