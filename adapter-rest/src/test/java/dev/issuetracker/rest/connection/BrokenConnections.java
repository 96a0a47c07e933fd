package dev.issuetracker.rest.connection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connections that fail where the first bytes ask for it, below all that knows of requests. */
@Singleton
@Requires(property = "trial.broken")
final class BrokenConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  static final String OUT_OF_MEMORY = "out-of-memory";
  static final String OUT_OF_DIRECT_MEMORY = "out-of-direct-memory";
  static final String BROKEN = "broken";

  private volatile @Nullable EventLoop last;

  EventLoop lastLoop() {
    return Objects.requireNonNull(last);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Listening());
    return event.getBean();
  }

  private final class Listening implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new OneConnection(channel) : this;
    }
  }

  private final class OneConnection implements NettyServerCustomizer {
    private final Channel channel;

    OneConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      last = channel.eventLoop();
      channel.pipeline().addFirst("failing", new Failing());
    }
  }

  private static final class Failing extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      var text = ((ByteBuf) message).toString(StandardCharsets.US_ASCII);
      var error = error(text.split("[ /]")[2]);
      if (error.isEmpty()) {
        ctx.fireChannelRead(message);
        return;
      }
      ReferenceCountUtil.release(message);
      ctx.channel().close();
      throw error.get();
    }

    private static Optional<Error> error(String path) {
      return switch (path) {
        case OUT_OF_MEMORY -> Optional.of(new OutOfMemoryError("for a test"));
        case OUT_OF_DIRECT_MEMORY ->
            Optional.of(new OutOfMemoryError("Cannot reserve 1 bytes of direct buffer memory"));
        case BROKEN -> Optional.of(new AssertionError("for a test"));
        default -> Optional.empty();
      };
    }
  }
}
