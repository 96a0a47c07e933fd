import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs google-java-format over every source file of the project; started by the root POM. */
final class FormatSources {
  public static void main(String[] arguments) throws Exception {
    var replace = List.of(arguments).contains("--replace");
    var command =
        new ArrayList<>(
            replace ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(sources());
    var out = new PrintWriter(System.err, true);
    var exit =
        new com.google.googlejavaformat.java.Main(out, out, System.in)
            .format(command.toArray(String[]::new));
    out.flush();
    if (exit != 0 && !replace) {
      System.err.println("The files above are not formatted. Mend them: mvn -q -Pformat validate");
    }
    System.exit(exit);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
