package dev.issuetracker.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that lists are measured on are the same for everybody. */
final class GeneratedRowsTest {
  private static final Path BENCH = Path.of("..", "bench");
  private static final Pattern COPY = Pattern.compile("(?m)^copy (\\w+) \"([^\"]+)\"$");
  private static final int ISSUES = 300;

  @TempDir private static Path classes;

  private static URLClassLoader loader;
  private static Method main;

  @BeforeAll
  static void compile() throws ReflectiveOperationException, IOException {
    var source = BENCH.resolve("Generate.java").toString();
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), source)).isZero();
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
    main = loader.loadClass("Generate").getMethod("main", String[].class);
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @Test
  void the_same_seed_gives_the_same_rows_and_another_seed_others() throws Exception {
    for (var table : List.of("issues", "issue_labels", "comments", "events", "csv")) {
      var rows = rows(table, 42);

      assertThat(rows(table, 42)).as(table).isEqualTo(rows);
      assertThat(rows(table, 43)).as(table).isNotEqualTo(rows);
    }
  }

  @Test
  void each_table_gets_the_columns_that_are_copied() throws Exception {
    var copied = copied();
    assertThat(copied).containsKeys("users", "projects", "labels", "issues", "events");
    for (var table : copied.entrySet()) {
      assertThat(rows(table.getKey(), 42).lines())
          .as(table.getKey())
          .isNotEmpty()
          .allMatch(row -> row.split("\t", -1).length == table.getValue());
    }
    assertThat(rows("issues", 42).lines()).hasSize(ISSUES);
  }

  private static Map<String, Integer> copied() throws IOException {
    var columns = new LinkedHashMap<String, Integer>();
    var copies = COPY.matcher(Files.readString(BENCH.resolve("load")));
    while (copies.find()) {
      columns.put(copies.group(1), copies.group(2).split(",").length);
    }
    return columns;
  }

  private static String rows(String table, long seed) throws ReflectiveOperationException {
    var bytes = new ByteArrayOutputStream();
    var out = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      main.invoke(
          null, (Object) new String[] {table, Integer.toString(ISSUES), Long.toString(seed)});
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
