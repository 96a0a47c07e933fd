package dev.issuetracker.rest.multipart;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.connection.BodyTooLarge;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body (RFC 7578), one after the other. */
public final class Parts {
  private static final int LONGEST_HEADERS = 16 * 1024;
  private static final int MOST_PARTS = 32;
  private static final Pattern BOUNDARY = Pattern.compile("[\\x20-\\x7e]{0,69}[\\x21-\\x7e]");

  private final DelimitedContent body;
  private boolean ended;
  private int count;

  private Parts(DelimitedContent body) {
    this.body = body;
  }

  /** Makes something of the parts of a form. */
  public interface Reader<T> {
    T read(Parts parts) throws IOException;
  }

  /** Closes the body whatever comes of it, or the connection would wait for somebody to read it. */
  public static <T> T read(HttpRequest<?> request, InputStream body, Reader<T> reader) {
    try (body) {
      return reader.read(of(request, body));
    } catch (IOException broken) {
      throw problem(broken);
    }
  }

  private static ProblemException problem(IOException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge) {
        return new ProblemException(Problem.bodyTooLarge());
      }
    }
    return ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body did not come to its end.");
  }

  private static Parts of(HttpRequest<?> request, InputStream body) {
    var boundary =
        request
            .getContentType()
            .flatMap(type -> Optional.ofNullable(type.getParametersMap().get("boundary")))
            .map(Parts::unquoted)
            .filter(given -> BOUNDARY.matcher(given).matches())
            .orElseThrow(() -> malformed("The header Content-Type names no boundary."));
    return new Parts(new DelimitedContent(body, boundary));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** The next part, after what is left of the one before it was passed over. */
  public Optional<Part> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    // What stands before the first delimiter is nobody's.
    body.skipToDelimiter();
    if (isLast() || ++count > MOST_PARTS) {
      return end();
    }
    var headers = PartHeaders.parse(headers());
    return Optional.of(new Part(headers.name(), headers.filename(), body));
  }

  private Optional<Part> end() {
    if (count > MOST_PARTS) {
      throw malformed("There are more than " + MOST_PARTS + " parts.");
    }
    ended = true;
    return Optional.empty();
  }

  /** The rest of the line of a delimiter: "--" after the last part, else nothing. */
  private boolean isLast() throws IOException {
    var line = line(LONGEST_HEADERS).stripTrailing();
    if (!line.isEmpty() && !line.startsWith("--")) {
      throw malformed("A boundary is followed by something else.");
    }
    return line.startsWith("--");
  }

  private List<String> headers() throws IOException {
    var lines = new ArrayList<String>();
    int room = LONGEST_HEADERS;
    for (var line = line(room); !line.isEmpty(); line = line(room)) {
      room -= line.length();
      lines.add(line);
    }
    return lines;
  }

  private String line(int longest) throws IOException {
    var line = new ByteArrayOutputStream();
    int octet = body.readRaw();
    while (octet != '\n' && octet >= 0) {
      line.write(octet);
      if (line.size() > longest) {
        throw malformed("The headers of a part are too long.");
      }
      octet = body.readRaw();
    }
    var text = line.toString(StandardCharsets.UTF_8);
    if (octet < 0 && !text.startsWith("--")) {
      throw malformed("The body ends too early.");
    }
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  static ProblemException malformed(String message) {
    return ProblemException.invalid(
        List.of(InputFault.of(new Fault("", "malformed_multipart", message))));
  }
}
