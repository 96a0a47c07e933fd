package dev.issuetracker.bootstrap;

import java.util.List;

/** What the command line asks for. */
sealed interface Command {

  record Serve() implements Command {}

  record Help() implements Command {}

  record Version() implements Command {}

  /** For a password that is lost: the machine itself is the proof of who may. */
  record ResetPassword(String username) implements Command {}

  record Misused(String reason) implements Command {}

  static Command parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Serve();
    }
    var first = arguments.getFirst();
    var rest = arguments.subList(1, arguments.size());
    return switch (first) {
      case "--help", "-h" -> alone(new Help(), rest);
      case "--version", "-V" -> alone(new Version(), rest);
      case "reset-password" ->
          rest.size() == 1
              ? new ResetPassword(rest.getFirst())
              : new Misused("reset-password needs one username");
      case String unknown -> new Misused("Unknown argument: " + unknown);
    };
  }

  private static Command alone(Command command, List<String> rest) {
    return rest.isEmpty() ? command : new Misused("Unexpected argument: " + rest.getFirst());
  }
}
