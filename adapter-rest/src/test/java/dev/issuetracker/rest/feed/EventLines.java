package dev.issuetracker.rest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A stream of events, line by line. */
record EventLines(Socket socket, BufferedReader lines) implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  static EventLines of(int port, String target, String token, String header) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    var head =
        "GET %s HTTP/1.1\r\nHost: here\r\nAccept: text/event-stream\r\n"
            + "Authorization: Bearer %s\r\n%s\r\n";
    socket.getOutputStream().write(head.formatted(target, token, header).getBytes(UTF_8));
    return new EventLines(
        socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
  }

  /** The rest of the next line that begins so. */
  String until(String beginning) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IOException("The stream ended before " + beginning);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
