package dev.issuetracker.rest.connection;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts our handlers into each new connection, between HTTP's codec and the framework. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final ConnectionSettings settings;
  private final BreakdownWatch breakdowns;
  private final AtomicInteger open = new AtomicInteger();

  Connections(ConnectionSettings settings, BreakdownWatch breakdowns) {
    this.settings = settings;
    this.breakdowns = breakdowns;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer());
    return event.getBean();
  }

  private final class Customizer implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return switch (role) {
        case CONNECTION -> new OneConnection(channel);
        case LISTENER, PUSH_PROMISE_STREAM, REQUEST_STREAM -> this;
      };
    }
  }

  private final class OneConnection implements NettyServerCustomizer {

    private final Channel channel;

    OneConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (open.incrementAndGet() > settings.maxConnections()) {
        channel.close();
      }
      channel.closeFuture().addListener(closed -> open.decrementAndGet());
      breakdowns.watch(channel.eventLoop());
      ChannelPipeline pipeline = channel.pipeline();
      String inbound = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
      pipeline.addBefore(
          inbound,
          "slow-client",
          new SlowClientHandler(settings.headTimeout(), settings.bodyTimeout()));
      pipeline.addBefore(
          inbound,
          "exchange",
          new ExchangeHandler(
              new AnswerHeaders(pipeline.get(SslHandler.class) != null),
              new AccessLog(settings.accessLog())));
      pipeline.addBefore(inbound, "body-limit", new BodyLimitHandler());
      pipeline.addBefore(inbound, "breakdown", breakdowns.handler());
    }
  }
}
