package dev.issuetracker.bootstrap.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of the README's tour as one script that stops at the first line that fails. */
public record Tour(String script) {
  private static final String HEADING = "\n## A five-minute tour\n";
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final int PATIENCE_IN_SECONDS = 120;

  /**
   * @param output what it said, each command before its answer
   */
  public record Outcome(int status, String output) {}

  public static Tour ofReadme() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    var chapter = readme.substring(readme.indexOf(HEADING) + HEADING.length());
    return of(chapter.split("\n## ", 2)[0]);
  }

  static Tour of(String chapter) {
    return new Tour(
        COMMANDS
            .matcher(chapter)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.joining("\n")));
  }

  /**
   * @param folder where it leaves its files
   * @param variables HOST and PASSWORD, for instance
   */
  public Outcome run(Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    return bash(folder, variables, "-euxo", "pipefail");
  }

  Outcome check(Path folder) throws IOException, InterruptedException {
    return bash(folder, Map.of(), "-n");
  }

  private Outcome bash(Path folder, Map<String, String> variables, String... options)
      throws IOException, InterruptedException {
    var commands = Files.writeString(folder.resolve("tour.sh"), script);
    var said = folder.resolve("tour.txt");
    var builder = new ProcessBuilder("bash");
    builder.command().addAll(List.of(options));
    builder.command().add(commands.toAbsolutePath().toString());
    builder.environment().putAll(variables);
    var process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the tour did not end: " + Files.readString(said));
    }
    return new Outcome(process.exitValue(), Files.readString(said));
  }
}
