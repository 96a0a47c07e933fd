package dev.issuetracker.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.attachment.AttachmentPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSettingsTest {
  private static final String TYPES = "TRACKER_ATTACHMENT_TYPES";
  private static final String FOLDER = "TRACKER_BLOB_DIR";
  private static final String PURGE = "TRACKER_PURGE_AFTER_DAYS";

  @Test
  void nothing_set_means_the_database_the_usual_types_and_no_purge() {
    assertThat(files(Map.of())).isEqualTo(new FileSettings(null, null, 0, Duration.ofSeconds(8)));
  }

  @Test
  void what_is_set_is_taken() {
    var files =
        files(Map.of(TYPES, " image/png, text/plain,,image/png ", FOLDER, "/srv/b", PURGE, "30"));

    assertThat(files.types()).containsExactly("image/png", "text/plain");
    assertThat(files.folder()).isEqualTo(Path.of("/srv/b"));
    assertThat(files.purgeAfterDays()).isEqualTo(30);
  }

  @Test
  void every_type_that_content_can_be_told_to_be_may_be_listed() {
    var all = AttachmentPolicy.everyType();

    assertThat(files(Map.of(TYPES, String.join(",", all))).types()).isEqualTo(all);
    assertThat(all).contains("application/octet-stream", "text/plain").hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,"})
  void a_list_of_nothing_means_the_usual_types(String list) {
    assertThat(files(Map.of(TYPES, list)).types()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "png", // no type
        "image/*",
        "*",
        "IMAGE/PNG",
        "image/jpg", // which nothing ever is
        "text/html", // told as text/plain
        "image/png;q=1",
        "image/png text/plain",
        "image/png\nTRACKER_FORGED=1",
        "\u001b[2Jimage/png",
        "image/pn\u202Eg"
      })
  void a_type_that_no_content_is_told_to_be_is_told_in_a_line(String list) {
    var fault = onlyFault(TYPES, list);

    assertThat(fault).startsWith(TYPES + " must list some of application/gzip, ");
    assertThat(fault).contains("image/png").doesNotContain("\n", "\u001b", "\u202E");
  }

  @Test
  void every_bad_type_is_told_and_a_long_one_is_cut() {
    var faults = SettingsTest.faults(Map.of(TYPES, "a,image/png," + "b".repeat(100_000)));

    assertThat(faults).hasSize(2).allMatch(fault -> fault.length() < 700);
    assertThat(onlyFault(TYPES, "image/png,".repeat(1_001))).contains("more than 1000 entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "3651", "1.5", "30d", "0x1e", "1e2", "99999999999", "٣٠", "3\n0"})
  void days_are_a_whole_number_up_to_ten_years(String days) {
    assertThat(onlyFault(PURGE, days))
        .startsWith(PURGE + " must be a whole number from 0 to 3650, not \"")
        .doesNotContain("\n");
  }

  @Test
  void zero_days_mean_never_and_ten_years_are_the_most() {
    assertThat(files(Map.of(PURGE, "0")).purgeAfterDays()).isZero();
    assertThat(files(Map.of(PURGE, "3650")).purgeAfterDays()).isEqualTo(3_650);
  }

  @Test
  void what_is_no_path_is_told_in_a_line() {
    assertThat(onlyFault(FOLDER, "/srv/\u0000blobs"))
        .isEqualTo(FOLDER + " is no path: \"/srv/?blobs\"");
  }

  private static FileSettings files(Map<String, String> variables) {
    return Settings.read(variables).files();
  }

  private static String onlyFault(String name, String value) {
    List<String> faults = SettingsTest.faults(Map.of(name, value));
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }
}
