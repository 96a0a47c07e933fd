package dev.issuetracker.persistence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the database that end when an answer does not come for long, without an alarm for
 * each answer. A virtual thread that waits for a socket with a timeout sets one and takes it back,
 * on a thread that does nothing else, and that was a tenth of what a request cost the server. Here
 * one thread looks once a second how long each socket has been waited for. Short timeouts stay what
 * they are, since the driver goes on with the connection after those.
 */
public final class WatchedSockets extends SocketFactory {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedSockets.class);

  /** Rather late than early, and late by a second is nothing to a wait of this length. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final long NOBODY = 0;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final ScheduledThreadPoolExecutor WATCH = watch();

  private final long longMillis;
  private final long lookMillis;
  private final ScheduledThreadPoolExecutor watch;

  /** For the driver, which is told the name of this class. */
  public WatchedSockets() {
    this(LONG, LOOK, WATCH);
  }

  /**
   * @param from which length on a timeout is watched
   * @param look how often
   */
  WatchedSockets(Duration from, Duration look, ScheduledThreadPoolExecutor watch) {
    longMillis = from.toMillis();
    lookMillis = look.toMillis();
    this.watch = watch;
  }

  static ScheduledThreadPoolExecutor watch() {
    var watch =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("database-watch").daemon().factory());
    watch.setRemoveOnCancelPolicy(true);
    // Gone when there are no sockets.
    watch.setKeepAliveTime(10, TimeUnit.SECONDS);
    watch.allowCoreThreadTimeOut(true);
    return watch;
  }

  @Override
  public Socket createSocket() {
    return new Watched();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int by) throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, by));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int by)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, by));
  }

  private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
      throws IOException {
    var socket = createSocket();
    try {
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private final class Watched extends Socket {
    private volatile long patience;
    private volatile long waitingSince = NOBODY;
    private volatile boolean givenUp;
    private @Nullable Future<?> looking;
    private @Nullable InputStream answers;

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
      boolean watched = millis >= longMillis;
      super.setSoTimeout(watched ? 0 : millis);
      patience = watched ? millis : 0;
      if (watched && looking == null) {
        looking =
            watch.scheduleWithFixedDelay(this::look, lookMillis, lookMillis, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
      return patience > 0 ? (int) patience : super.getSoTimeout();
    }

    private void look() {
      long since = waitingSince;
      long most = patience;
      if (since != NOBODY
          && most > 0
          && System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(most)) {
        givenUp = true;
        try {
          close();
        } catch (IOException e) {
          LOG.warn("A connection to the database that is not answered cannot be closed", e);
        }
      }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (answers == null) {
        answers = new Answers(super.getInputStream());
      }
      return answers;
    }

    @Override
    public void close() throws IOException {
      super.close();
      end();
    }

    private synchronized void end() {
      if (looking != null) {
        looking.cancel(false);
        looking = null;
      }
    }

    private final class Answers extends FilterInputStream {
      Answers(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        long now = System.nanoTime();
        waitingSince = now == NOBODY ? 1 : now;
        try {
          return in.read(bytes, offset, length);
        } catch (SocketException e) {
          if (!givenUp) {
            throw e;
          }
          var late = new SocketTimeoutException("No answer for more than " + patience + " ms");
          late.initCause(e);
          throw late;
        } finally {
          waitingSince = NOBODY;
        }
      }
    }
  }
}
