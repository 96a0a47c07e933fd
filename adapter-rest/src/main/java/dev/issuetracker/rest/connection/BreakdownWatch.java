package dev.issuetracker.rest.connection;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.internal.OutOfDirectMemoryError;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees what the network library keeps to itself: that a thread of connections has ended, and that
 * the memory ran out amid the bytes of a connection, of which nobody knows then how far they got.
 * What runs out of memory while it answers a request is one request, and none of this.
 */
@Singleton
final class BreakdownWatch implements ApplicationEventListener<ShutdownEvent> {
  private final Optional<Breakdown> breakdown;
  private final Set<EventLoop> watched = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  BreakdownWatch(Optional<Breakdown> breakdown) {
    this.breakdown = breakdown;
  }

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    closing = true;
  }

  /** Such a thread ends in silence, and so does everything on its connections. */
  void watch(EventLoop loop) {
    if (watched.add(loop)) {
      loop.terminationFuture().addListener(ended -> met("A thread of connections", "it ended"));
    }
  }

  ChannelInboundHandlerAdapter handler() {
    return new Handler();
  }

  private void met(String part, String cause) {
    if (!closing) {
      breakdown.ifPresent(owner -> owner.met(part, cause));
    }
  }

  /** That memory has a limit of its own, which a connection meets and leaves again. */
  private static boolean isPastTheHeap(OutOfMemoryError error) {
    return error instanceof OutOfDirectMemoryError
        || String.valueOf(error.getMessage()).contains("direct buffer memory");
  }

  /** Stands last before the framework, where all that failed before it comes along. */
  private final class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      if (cause instanceof OutOfMemoryError lost && !isPastTheHeap(lost)) {
        met("A connection", cause.toString());
      }
      ctx.fireExceptionCaught(cause);
    }
  }
}
