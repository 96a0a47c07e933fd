package dev.issuetracker.rest.query;

import dev.issuetracker.rest.problem.InputFault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The target of a request line, judged before anything else looks at it. */
public final class RequestTarget {

  private RequestTarget() {}

  /** What makes a target undecodable; the parameters of the query are named. */
  public static Optional<InputFault> fault(String target) {
    int question = target.indexOf('?');
    String query = question < 0 ? "" : target.substring(question + 1);
    Optional<InputFault> inQuery = QueryString.parse(query).faults().stream().findFirst();
    if (inQuery.isPresent()) {
      return inQuery;
    }
    return isUri(target)
        ? Optional.empty()
        : Optional.of(
            InputFault.parameter("", "bad_encoding", "holds a character that no URI may have"));
  }

  /** What is no URI never becomes a request: the framework drops it with all of its headers. */
  public static boolean isUri(String target) {
    try {
      new URI(target);
      return true;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  /** Whether a path can name anything at all: no text that we store holds such characters. */
  static boolean namesNothing(String rawPath) {
    return PercentText.decode(rawPath, false) instanceof PercentText.Decoded.Bad;
  }
}
