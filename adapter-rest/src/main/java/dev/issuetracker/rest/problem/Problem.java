package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem as the code that finds it knows it. What belongs to the request (instance, trace id) is
 * added when it is answered; {@code more} holds members of its own, {@code headers} what else the
 * client needs, such as Retry-After.
 */
public record Problem(
    ProblemType type,
    String detail,
    List<InputFault> errors,
    Map<String, Object> more,
    Map<String, String> headers) {

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of(), Map.of());
  }

  /** What collects as many faults as are told may have met more. */
  public static Problem invalid(List<InputFault> faults) {
    return invalid(faults, faults.size() >= Faults.MOST);
  }

  /**
   * @param more whether there are more faults than these, so that the answer says so
   */
  public static Problem invalid(List<InputFault> faults, boolean more) {
    Problem problem = of(ProblemType.INVALID_INPUT, words(faults.size(), more)).naming(faults);
    return more ? problem.with("errors_truncated", true) : problem;
  }

  private static String words(int places, boolean more) {
    if (more) {
      return "At least " + places + " places of the request are wrong; errors names these.";
    }
    return places == 1
        ? "One place of the request is wrong; the member errors names it."
        : places + " places of the request are wrong; the member errors names them.";
  }

  /** The connection is closed after it, because the rest of the body is not worth waiting for. */
  public static Problem bodyTooLarge() {
    return of(ProblemType.PAYLOAD_TOO_LARGE, "The body is larger than this path takes.")
        .header("Connection", "close");
  }

  /** Adds a member; insertion order is kept, so that answers read well. */
  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(type, detail, errors, members, headers);
  }

  Problem naming(List<InputFault> faults) {
    return new Problem(type, detail, List.copyOf(faults), more, headers);
  }

  public Problem header(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(type, detail, errors, more, all);
  }

  Map<String, Object> members(String instance, String traceId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type.uri());
    members.put("title", type.title());
    members.put("status", type.status());
    members.put("detail", detail);
    members.put("instance", instance);
    members.put("trace_id", traceId);
    members.putAll(more);
    if (!errors.isEmpty()) {
      members.put("errors", errors.stream().map(InputFault::members).toList());
    }
    return members;
  }
}
