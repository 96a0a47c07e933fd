package dev.issuetracker.bootstrap.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that nobody can use: a refusal or a failed import, and never anything left behind. */
final class HostileFilesTest extends FilesTest {
  private static final int HUGE = 1 << 26;

  @AfterEach
  void nothingStays() {
    awaitNoBytes();
  }

  static Stream<Arguments> refused() throws IOException {
    var random = new byte[4_096];
    new Random(1).nextBytes(random);
    random[0] = (byte) 0x89;
    return Stream.of(
        Arguments.of("x.csv", new byte[0], "empty"),
        Arguments.of("x.csv", "\n\r\n  \n,,\n".getBytes(UTF_8), "empty"),
        Arguments.of("x.csv", random, "not_utf8"),
        Arguments.of("x.csv", "title\nÄrger\n".getBytes(UTF_16), "not_utf8"),
        Arguments.of(
            "x.csv", join("title\na\n".getBytes(UTF_8), new byte[] {(byte) 0xff}), "not_utf8"),
        Arguments.of("x.csv", "status\nopen\n".getBytes(UTF_8), "missing_column"),
        Arguments.of("x.csv", "title,Title\na,b\n".getBytes(UTF_8), "repeated_column"),
        Arguments.of("x.csv", "title,colour\na,b\n".getBytes(UTF_8), "unknown_column"),
        Arguments.of(
            "x.csv", ("title" + ",a".repeat(1_000_000)).getBytes(UTF_8), "record_too_large"),
        Arguments.of("x.csv", ("title" + ",a".repeat(5_000)).getBytes(UTF_8), "too_many"),
        Arguments.of("x.csv", "x".repeat(3 << 20).getBytes(UTF_8), "record_too_large"),
        Arguments.of("x.csv.gz", "title\na\n".getBytes(UTF_8), "broken"),
        Arguments.of("x.csv.gz", enormous("x".getBytes(UTF_8)), "record_too_large"),
        Arguments.of("x.csv.gz", Arrays.copyOf(gzip("title\n".getBytes(UTF_8), 0), 15), "broken"),
        Arguments.of("x.xlsx", "PK\003\004 and no more".getBytes(UTF_8), "broken"),
        Arguments.of("x.xlsx", "title\na\n".getBytes(UTF_8), "broken"),
        Arguments.of("x.xlsx", new byte[0], "broken"),
        Arguments.of(
            "x.xlsx",
            join(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, random),
            "encrypted"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("refused")
  void what_shows_at_once_is_refused_and_is_no_import(String name, byte[] bytes, String code) {
    long before = count("SELECT count(*) FROM import_jobs");

    var answer = sent(name, bytes, "");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains("\"code\":\"" + code + "\"").contains("\"pointer\":\"/file");
    assertThat(count("SELECT count(*) FROM import_jobs")).isEqualTo(before);
  }

  static Stream<Arguments> failing() throws IOException {
    var good = "title\ngood\n".getBytes(UTF_8);
    return Stream.of(
        Arguments.of("x.csv", join(good, "\"never closed".getBytes(UTF_8)), "broken"),
        Arguments.of("x.csv", join(good, "y".repeat(3 << 20).getBytes(UTF_8)), "record_too_large"),
        Arguments.of("x.csv.gz", enormous(good), "record_too_large"),
        Arguments.of("x.xlsx", Workbooks.withText("good", HUGE), "record_too_large"),
        Arguments.of("x.xlsx", Workbooks.cutWithin("good"), "broken"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("failing")
  void what_shows_further_down_fails_and_what_came_before_stays(
      String name, byte[] bytes, String code) {
    var answer = sent(name, bytes, "");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.string("state")).isEqualTo("failed");
    assertThat(answer.json().get("problem").get("code").getStringValue()).isEqualTo(code);
    assertThat(answer.number("created")).isEqualTo(1);
    assertThat(answer.json().get("total_rows").isNull()).isTrue();
  }

  @Test
  void a_header_alone_is_an_import_of_nothing() {
    for (var text : new String[] {"title", "title\n", "\uFEFFtitle\r\n\r\n \n,\n"}) {
      var answer = csv(text, "");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.string("state")).isEqualTo("finished");
      assertThat(answer.number("total_rows")).isZero();
    }
  }

  @Test
  void what_is_no_table_by_its_name_is_of_an_unknown_type() {
    for (var name : new String[] {"x.xls", "x.txt", "x", "x.csv.zip", ".csv.bak"}) {
      assertThat(sent(name, "title\na\n".getBytes(UTF_8), "").status()).as(name).isEqualTo(415);
    }
    assertThat(sent("X.CSV", "title\na\n".getBytes(UTF_8), "").status()).isEqualTo(200);
  }

  private static byte[] join(byte[] first, byte[] second) {
    var joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** Followed by more of one letter than the memory of any test could hold and copy. */
  private static byte[] enormous(byte[] head) throws IOException {
    var packed = new ByteArrayOutputStream();
    packed.write(gzip(head, HUGE));
    var more = gzip(new byte[0], HUGE);
    for (long letters = HUGE; letters < 3L << 28; letters += HUGE) {
      packed.write(more);
    }
    return packed.toByteArray();
  }

  /** Followed by one letter, again and again. */
  private static byte[] gzip(byte[] head, int letters) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(head);
      var piece = "x".repeat(1 << 16).getBytes(UTF_8);
      for (int written = 0; written < letters; written += piece.length) {
        out.write(piece);
      }
    }
    return packed.toByteArray();
  }
}
