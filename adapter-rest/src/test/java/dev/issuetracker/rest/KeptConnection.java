package dev.issuetracker.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;

/** One connection for several requests, whose every byte the test decides about. */
public final class KeptConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  public KeptConnection(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
  }

  /** An answer as it came: its head, and its body without what frames it. */
  public record Answer(String head, String body) {
    public int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    public String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  public KeptConnection send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  public KeptConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** The next answer, whole; the connection ending before that is an {@link EOFException}. */
  public Answer answer() throws IOException {
    var head = new StringBuilder(line());
    for (var line = line(); !line.isEmpty(); line = line()) {
      head.append('\n').append(line);
    }
    var answer = new Answer(head.toString(), "");
    if (answer.header("Transfer-Encoding").toLowerCase(Locale.ROOT).equals("chunked")) {
      return new Answer(answer.head, chunks());
    }
    var length = answer.header("Content-Length");
    return new Answer(answer.head, length.isEmpty() ? "" : bytes(Integer.parseInt(length)));
  }

  /** Whether the server closes without another byte. */
  public boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.append(bytes(size));
      line();
    }
    line();
    return body.toString();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("after " + bytes.length + " of " + count + " bytes");
    }
    return new String(bytes, UTF_8);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("in a line: " + line.toString(UTF_8));
      }
      line.write(octet);
    }
    return line.toString(UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
