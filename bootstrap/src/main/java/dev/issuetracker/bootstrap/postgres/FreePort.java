package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that nobody used a moment ago. */
final class FreePort {
  private FreePort() {}

  static int onLoopback() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw StartupRefused.because("No free port for PostgreSQL on 127.0.0.1", e);
    }
  }
}
