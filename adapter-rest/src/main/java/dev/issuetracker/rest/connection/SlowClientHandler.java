package dev.issuetracker.rest.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose client feeds a request drop by drop, which no idle time-out notices. The
 * head of a request has a fixed time from its first byte. A body has a grace time, and more for
 * each byte that came; only the time that the server spends waiting for the client counts.
 */
final class SlowClientHandler extends ChannelDuplexHandler {

  static final long LEAST_BYTES_PER_SECOND = 4 << 10;

  private enum Reading {
    NOTHING,
    HEAD,
    BODY
  }

  private final Duration headTime;
  private final Duration bodyGrace;
  private Reading reading = Reading.NOTHING;
  private boolean decoded;
  private long headStarted;
  private long received;
  private long waited;
  private long waitingSince;
  private @Nullable Future<?> watch;

  SlowClientHandler(Duration headTime, Duration bodyGrace) {
    this.headTime = headTime;
    this.bodyGrace = bodyGrace;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    long every = Math.max(50, Math.min(headTime.toMillis(), bodyGrace.toMillis()) / 4);
    watch =
        ctx.executor().scheduleAtFixedRate(() -> judge(ctx), every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (watch != null) {
      watch.cancel(false);
    }
  }

  @Override
  public void read(ChannelHandlerContext ctx) {
    if (waitingSince == 0) {
      waitingSince = System.nanoTime();
    }
    ctx.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    decoded = true;
    countWaiting();
    if (message instanceof HttpRequest) {
      reading = Reading.BODY;
      received = 0;
      waited = 0;
    }
    if (message instanceof HttpContent content) {
      received += content.content().readableBytes();
      if (message instanceof LastHttpContent) {
        reading = Reading.NOTHING;
      }
    }
    ctx.fireChannelRead(message);
  }

  /** A read that brought bytes but no message has begun the head of a request. */
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    countWaiting();
    if (!decoded && reading == Reading.NOTHING) {
      reading = Reading.HEAD;
      headStarted = System.nanoTime();
    }
    decoded = false;
    ctx.fireChannelReadComplete();
  }

  private void countWaiting() {
    if (waitingSince != 0) {
      waited += System.nanoTime() - waitingSince;
      waitingSince = 0;
    }
  }

  private void judge(ChannelHandlerContext ctx) {
    long now = System.nanoTime();
    boolean late =
        switch (reading) {
          case NOTHING -> false;
          case HEAD -> now - headStarted > headTime.toNanos();
          case BODY -> waited + (waitingSince == 0 ? 0 : now - waitingSince) > allowedForBody();
        };
    if (late) {
      ctx.close();
    }
  }

  private long allowedForBody() {
    return bodyGrace.toNanos() + TimeUnit.SECONDS.toNanos(received) / LEAST_BYTES_PER_SECOND;
  }
}
