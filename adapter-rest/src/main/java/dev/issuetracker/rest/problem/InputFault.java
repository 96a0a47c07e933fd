package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.Fault;
import java.util.LinkedHashMap;
import java.util.Map;

/** One thing that is wrong with a request: where, a code for programs, a sentence for people. */
public record InputFault(Where where, String place, String code, String message) {

  /** The name that an answer gives to the place. */
  public enum Where {
    POINTER("pointer"),
    PARAMETER("parameter"),
    HEADER("header");

    private final String member;

    Where(String member) {
      this.member = member;
    }
  }

  /**
   * A JSON pointer is empty or begins with a slash; the name of a parameter is and does neither.
   */
  public static InputFault of(Fault fault) {
    boolean pointer = fault.pointer().isEmpty() || fault.pointer().startsWith("/");
    return new InputFault(
        pointer ? Where.POINTER : Where.PARAMETER, fault.pointer(), fault.code(), fault.message());
  }

  public static InputFault parameter(String name, String code, String message) {
    return new InputFault(Where.PARAMETER, name, code, message);
  }

  public static InputFault header(String name, String code, String message) {
    return new InputFault(Where.HEADER, name, code, message);
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(where.member, place);
    members.put("code", code);
    members.put("message", message);
    return members;
  }
}
