package dev.issuetracker.rest.json;

/** The text stops being JSON here, so that nothing behind the place can be judged. */
final class MalformedJson extends RuntimeException {

  private final Pointer pointer;
  private final String code;

  MalformedJson(Pointer pointer, String code, String message) {
    super(message, null, false, false);
    this.pointer = pointer;
    this.code = code;
  }

  Pointer pointer() {
    return pointer;
  }

  String code() {
    return code;
  }

  String explanation() {
    return String.valueOf(getMessage());
  }
}
