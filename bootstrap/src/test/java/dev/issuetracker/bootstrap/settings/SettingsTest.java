package dev.issuetracker.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

  @Test
  void nothing_set_means_the_documented_defaults() {
    var settings = Settings.read(Map.of());

    assertThat(settings.listen()).isEqualTo(new Listen("127.0.0.1", 8080, null));
    assertThat(settings.database()).isEqualTo(new DatabaseSource.Embedded());
    assertThat(settings.poolSize()).isEqualTo(20);
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
    assertThat(settings.requestsPerMinute()).isEqualTo(600);
    assertThat(settings.signUpOpen()).isFalse();
    assertThat(settings.metricsOpen()).isFalse();
    assertThat(settings.corsOrigins()).isEmpty();
    assertThat(settings.searchLanguage()).isEqualTo("english");
    assertThat(settings.exitsWithParent()).isFalse();
    assertThat(settings.unknown()).isEmpty();
  }

  @Test
  void what_is_set_is_taken() {
    var settings =
        Settings.read(
            Map.of(
                "TRACKER_HOST", "0.0.0.0",
                "TRACKER_PORT", "0",
                "TRACKER_SIGNUP", "open",
                "TRACKER_METRICS", "open",
                "TRACKER_RATE_LIMIT", "0",
                "TRACKER_CORS_ORIGINS", "https://a.example, http://localhost:3000",
                "TRACKER_TRUSTED_PROXIES", "10.0.0.0/8,::1,fd00::/8",
                "TRACKER_SEARCH_LANGUAGE", "german",
                "TRACKER_ACCESS_LOG", "on"));

    assertThat(settings.listen()).isEqualTo(new Listen("0.0.0.0", 0, null));
    assertThat(settings.signUpOpen()).isTrue();
    assertThat(settings.metricsOpen()).isTrue();
    assertThat(settings.requestsPerMinute()).isZero();
    assertThat(settings.corsOrigins())
        .containsExactly("https://a.example", "http://localhost:3000");
    assertThat(settings.trustedProxies()).containsExactly("10.0.0.0/8", "::1", "fd00::/8");
    assertThat(settings.searchLanguage()).isEqualTo("german");
    assertThat(settings.accessLog()).isTrue();
  }

  @Test
  void every_fault_is_told_at_once_in_a_line_of_its_own() {
    var faults =
        faults(
            Map.ofEntries(
                Map.entry("TRACKER_PORT", "65536"),
                Map.entry("TRACKER_SIGNUP", "yes"),
                Map.entry("TRACKER_METRICS", "OPEN"),
                Map.entry("TRACKER_RATE_LIMIT", "-1"),
                Map.entry("TRACKER_DATABASE_POOL", "many"),
                Map.entry("TRACKER_CORS_ORIGINS", "*,https://fine.example"),
                Map.entry("TRACKER_TRUSTED_PROXIES", "10.0.0.0/33,example.org"),
                Map.entry("TRACKER_SEARCH_LANGUAGE", "klingon"),
                Map.entry("TRACKER_LOG_FORMAT", "xml"),
                Map.entry("TRACKER_ACCESS_LOG", "true"),
                Map.entry("TRACKER_ADMIN_PASSWORD", "short")));

    assertThat(faults).hasSize(12).allMatch(fault -> fault.startsWith("TRACKER_"));
    assertThat(String.join("", faults)).doesNotContain("\n").doesNotContain("short");
  }

  @Test
  void a_certificate_needs_its_key_and_both_must_be_readable(@TempDir Path directory)
      throws Exception {
    var file = Files.writeString(directory.resolve("cert.pem"), "x").toString();

    assertThat(faults(Map.of("TRACKER_TLS_CERT", file)))
        .singleElement()
        .asString()
        .contains("go together");
    assertThat(faults(Map.of("TRACKER_TLS_CERT", file, "TRACKER_TLS_KEY", file + ".missing")))
        .singleElement()
        .asString()
        .contains("cannot be read");
  }

  @Test
  void a_misspelt_name_is_noted_and_a_foreign_one_is_not() {
    assertThat(Settings.read(Map.of("TRACKER_PROT", "1", "PATH", "/bin")).unknown())
        .containsExactly("TRACKER_PROT");
  }

  @Test
  void an_empty_variable_counts_as_absent() {
    assertThat(Settings.read(Map.of("TRACKER_PORT", "", "TRACKER_DATABASE_URL", " ")).database())
        .isEqualTo(new DatabaseSource.Embedded());
  }

  @Test
  void secrets_stay_out_of_what_is_printed() {
    var settings =
        Settings.read(
            Map.of(
                "TRACKER_ADMIN_PASSWORD", "correct horse",
                "TRACKER_DATABASE_URL", "postgresql://me:battery@db/tracker"));

    assertThat(settings.toString()).doesNotContain("horse").doesNotContain("battery");
  }

  static List<String> faults(Map<String, String> variables) {
    return catchThrowableOfType(InvalidSettings.class, () -> Settings.read(variables)).faults();
  }
}
