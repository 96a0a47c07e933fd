package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.settings.Settings;
import io.netty.channel.EventLoopGroup;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A process that loses a part of itself, and goes on until somebody ends it or whoever started it.
 */
final class LostParts {
  private LostParts() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "thread" -> loseAThread();
      case "loop" -> loseThreadsOfConnections();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.in.read();
  }

  private static void loseAThread() throws InterruptedException {
    LastResort.watchThreads();
    die(new IllegalStateException("for a test"));
    die(new StackOverflowError("for a test"));
    System.out.println("still there");
    die(new OutOfMemoryError("for a test"));
  }

  private static void die(Throwable cause) throws InterruptedException {
    var thread = Thread.ofPlatform().name("sample").unstarted(() -> toss(cause));
    thread.start();
    thread.join();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void toss(Throwable cause) throws T {
    throw (T) cause;
  }

  private static void loseThreadsOfConnections() throws Exception {
    var settings = Settings.read(System.getenv());
    var store = Store.open(settings, Shutdown.onSignal());
    var server = Server.prepare(settings, store.database(), new LastResort());
    var url = URI.create(server.listen(settings));
    try (var connection = new Socket(url.getHost(), url.getPort())) {
      connection.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      connection.getInputStream().read();
      System.out.println("still there");
      server
          .context()
          .getBean(EventLoopGroup.class)
          .forEach(loop -> loop.shutdownGracefully(0, 0, TimeUnit.SECONDS));
      System.in.read();
    }
  }
}
