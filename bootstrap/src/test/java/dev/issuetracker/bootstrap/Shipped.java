package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.Clusters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The program as it is shipped, in a JVM of its own. */
public final class Shipped {
  /** How many connections a server has if nobody says it. */
  public static final String POOL = "20";

  /** How many one of a test has: all of them are opened at once. */
  public static final String FEW = "4";

  private Shipped() {}

  /** Makes what all of them need, and a database as after a first start. */
  static void prepare() {
    var cluster = CompletableFuture.runAsync(Clusters::prepare);
    ClassArchive.options();
    cluster.join();
  }

  /**
   * Knows no setting of the JVM that starts it.
   *
   * @param options of its own JVM
   * @param arguments of the program
   */
  public static ProcessBuilder command(
      Map<String, String> settings, List<String> options, String... arguments) {
    return commandOf(Main.class, settings, options, arguments);
  }

  /** The same of another program, which is made of parts of it. */
  static ProcessBuilder commandOf(
      Class<?> program, Map<String, String> settings, List<String> options, String... arguments) {
    var all = new ArrayList<>(options);
    all.addAll(ClassArchive.options());
    return builder(program, settings, all, arguments);
  }

  /** With a class path among the options. */
  static ProcessBuilder builder(
      Class<?> program, Map<String, String> settings, List<String> options, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // As installed: a manifest says it there.
                "--enable-native-access=ALL-UNNAMED",
                // The log settings of tests print where an answer is read.
                "-Dlogback.configurationFile=logback.xml",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
    builder.environment().put("TRACKER_DATABASE_POOL", FEW);
    builder.environment().putAll(settings);
    return builder;
  }
}
