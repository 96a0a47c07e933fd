package dev.issuetracker.rest.problem;

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

  public static Problem invalid(List<InputFault> faults) {
    String detail =
        faults.size() == 1
            ? "One place of the request is wrong; the member errors names it."
            : faults.size() + " places of the request are wrong; the member errors names them.";
    return new Problem(ProblemType.INVALID_INPUT, detail, List.copyOf(faults), Map.of(), Map.of());
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
