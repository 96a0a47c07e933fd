package dev.issuetracker.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as it is shipped, in a JVM of its own. */
final class Shipped {
  private Shipped() {}

  /**
   * Knows no setting of the JVM that starts it.
   *
   * @param options of its own JVM
   * @param arguments of the program
   */
  static ProcessBuilder command(
      Map<String, String> settings, List<String> options, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // As installed: the log settings of tests print where an answer is read.
                "-Dlogback.configurationFile=logback.xml",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
    builder.environment().putAll(settings);
    return builder;
  }
}
