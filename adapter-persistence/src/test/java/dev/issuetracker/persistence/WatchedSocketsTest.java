package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that does not answer, and what those who wait for it learn. */
@Timeout(30)
class WatchedSocketsTest {
  private static final int PATIENCE = 300;

  private final ScheduledThreadPoolExecutor watch = WatchedSockets.watch();
  private ServerSocket database;
  private Socket socket;
  private Socket far;

  @BeforeEach
  void connect() throws IOException {
    database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var sockets = new WatchedSockets(Duration.ofMillis(PATIENCE), Duration.ofMillis(10), watch);
    socket = sockets.createSocket(database.getInetAddress(), database.getLocalPort());
    far = database.accept();
  }

  @AfterEach
  void end() throws IOException {
    socket.close();
    far.close();
    database.close();
    watch.shutdownNow();
  }

  private CompletableFuture<Integer> reading() {
    var read = new CompletableFuture<Integer>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                read.complete(socket.getInputStream().read());
              } catch (IOException e) {
                read.completeExceptionally(e);
              }
            });
    return read;
  }

  @Test
  void a_long_wait_ends_and_with_it_the_connection() throws Exception {
    socket.setSoTimeout(PATIENCE);
    assertThat(socket.getSoTimeout()).isEqualTo(PATIENCE);
    long begin = System.nanoTime();
    var read = reading();
    assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(SocketTimeoutException.class);
    assertThat(System.nanoTime() - begin).isGreaterThan(PATIENCE * 1_000_000L);
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void a_short_wait_ends_and_the_connection_stays() throws Exception {
    socket.setSoTimeout(PATIENCE - 1);
    assertThat(socket.getSoTimeout()).isEqualTo(PATIENCE - 1);
    var read = reading();
    assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(SocketTimeoutException.class);
    far.getOutputStream().write(7);
    assertThat(reading().get(20, TimeUnit.SECONDS)).isEqualTo(7);
  }

  @Test
  void who_has_waited_long_for_the_next_question_is_not_late_with_the_answer() throws Exception {
    socket.setSoTimeout(PATIENCE);
    for (int answer : new int[] {3, 255}) {
      long asked = System.nanoTime() + PATIENCE * 3_000_000L;
      // Nobody reads meanwhile, as long as it may take.
      for (long left = 1; left > 0; left = asked - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      var read = reading();
      far.getOutputStream().write(answer);
      assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(answer);
    }
  }

  @Test
  void closing_tells_who_waits_that_it_was_closed() throws Exception {
    socket.setSoTimeout(60_000);
    var read = reading();
    socket.close();
    assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SocketException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void what_is_closed_is_looked_at_no_more() throws Exception {
    var rarely = new WatchedSockets(Duration.ofMillis(PATIENCE), Duration.ofHours(1), watch);
    try (var another = rarely.createSocket()) {
      another.setSoTimeout(60_000);
      another.setSoTimeout(70_000);
      assertThat(watch.getQueue()).hasSize(1);
    }
    assertThat(watch.getQueue()).isEmpty();
  }

  @Test
  void whichever_way_a_socket_is_made_it_is_watched() throws Exception {
    var rarely = new WatchedSockets(Duration.ofMillis(PATIENCE), Duration.ofHours(1), watch);
    var here = database.getInetAddress();
    int port = database.getLocalPort();
    try (var another = rarely.createSocket(here.getHostAddress(), port);
        var answering = database.accept();
        var bound = rarely.createSocket(here, port, here, 0);
        var itsOther = database.accept();
        var named = rarely.createSocket(here.getHostAddress(), port, here, 0);
        var last = database.accept()) {
      for (var made : List.of(another, bound, named)) {
        made.setSoTimeout(60_000);
      }
      assertThat(List.of(answering.getPort(), itsOther.getPort(), last.getPort()))
          .containsExactly(another.getLocalPort(), bound.getLocalPort(), named.getLocalPort());
      assertThat(watch.getQueue()).hasSize(3);
    }
  }

  @Test
  void a_connection_that_is_refused_is_told_as_that() throws Exception {
    int port = database.getLocalPort();
    database.close();
    var sockets = new WatchedSockets();
    assertThatThrownBy(() -> sockets.createSocket(InetAddress.getLoopbackAddress(), port))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void connections_to_the_database_are_watched() {
    var settings = TestPostgres.freshDatabase();
    assertThat(Database.driver(settings))
        .containsEntry("socketFactory", WatchedSockets.class.getName());
  }
}
