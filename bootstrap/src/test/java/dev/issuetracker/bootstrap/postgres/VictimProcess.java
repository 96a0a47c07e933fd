package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link Victim} in a JVM of its own. */
record VictimProcess(Process process) implements AutoCloseable {

  static VictimProcess start(Object... arguments) throws IOException {
    return after(List.of(), arguments);
  }

  /** Behind a command that narrows what the process may do. */
  static VictimProcess after(List<String> prefix, Object... arguments) throws IOException {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            // As installed: the log settings of tests print where an answer is read.
            "-Dlogback.configurationFile=logback.xml",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName()));
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    return new VictimProcess(new ProcessBuilder(command).start());
  }

  String firstLine() throws IOException {
    return String.valueOf(process.inputReader().readLine());
  }

  void killed() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** What it says when it refuses to start. */
  Refusal refusal() throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("It still runs after 60 s");
    }
    var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    var said = errors.lines().filter(line -> !line.matches(".* (INFO|WARN|DEBUG) .*")).toList();
    return new Refusal(process.exitValue(), said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  record Refusal(int status, List<String> lines) {}
}
