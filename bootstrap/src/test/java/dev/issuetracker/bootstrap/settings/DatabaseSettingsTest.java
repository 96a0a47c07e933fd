package dev.issuetracker.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {

  @Test
  void a_driver_url_is_taken_as_it_stands() {
    var url =
        "jdbc:postgresql://one:5432,two:5433/tracker?sslmode=verify-full&targetServerType=primary";

    assertThat(external(Map.of("TRACKER_DATABASE_URL", url)).jdbcUrl()).isEqualTo(url);
  }

  @Test
  void a_plain_url_may_hold_user_and_password() {
    var external =
        external(
            Map.of(
                "TRACKER_DATABASE_URL",
                "postgresql://me%40work:a%2Fb+c@one,[::1]:5433/tracker?sslmode=require"));

    assertThat(external.jdbcUrl())
        .isEqualTo(
            "jdbc:postgresql://one,[::1]:5433/tracker?sslmode=require&targetServerType=primary");
    assertThat(external.user()).isEqualTo("me@work");
    assertThat(external.password()).isEqualTo(new Secret("a/b+c"));
  }

  @ParameterizedTest
  @CsvSource({
    "one/tracker, one/tracker",
    "one/tracker?sslmode=require, one/tracker?sslmode=require",
    "'one,two/tracker', 'one,two/tracker?targetServerType=primary'",
    "'one,two/tracker?', 'one,two/tracker?targetServerType=primary'",
    "'one,two/tracker?targetServerType=any', 'one,two/tracker?targetServerType=any'",
    "'one,two/tracker?target_session_attrs=any', 'one,two/tracker?targetServerType=any'",
    "'one,two/t?target_session_attrs=read-write&a=b', 'one,two/t?a=b&targetServerType=primary'",
    "one/tracker?target_session_attrs=primary, one/tracker?targetServerType=primary"
  })
  void of_several_hosts_the_one_that_takes_writes_is_meant_unless_the_url_says_otherwise(
      String given, String taken) {
    for (var notation : List.of("postgresql://", "jdbc:postgresql://")) {
      assertThat(external(Map.of("TRACKER_DATABASE_URL", notation + given)).jdbcUrl())
          .isEqualTo("jdbc:postgresql://" + taken);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target_session_attrs=standby",
        "target_session_attrs=read-only",
        "target_session_attrs=prefer-standby",
        "target_session_attrs",
        "target_session_attrs=any&targetServerType=primary",
        "target_session_attrs=any&target_session_attrs=any"
      })
  void a_choice_of_hosts_that_cannot_be_kept_is_refused(String choice) {
    var url = "postgresql://me:pw@one,two/tracker?" + choice;

    assertThat(SettingsTest.faults(Map.of("TRACKER_DATABASE_URL", url)))
        .containsExactly(
            "target_session_attrs in TRACKER_DATABASE_URL must be primary, read-write or any, and"
                + " stand once and not beside targetServerType");
  }

  @Test
  void variables_of_their_own_win_over_the_url() {
    var external =
        external(
            Map.of(
                "TRACKER_DATABASE_URL", "postgresql://me:mine@one/tracker",
                "TRACKER_DATABASE_USER", "you",
                "TRACKER_DATABASE_PASSWORD", " yours",
                "TRACKER_DATABASE_OWNER_USER", "owner",
                "TRACKER_DATABASE_OWNER_PASSWORD", "owned"));

    assertThat(external)
        .isEqualTo(
            new DatabaseSource.External(
                "jdbc:postgresql://one/tracker",
                "you",
                new Secret(" yours"),
                "owner",
                new Secret("owned")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://host/db",
        "postgresql://host",
        "postgresql:///db",
        "jdbc:postgresql://me:pw@host/db",
        "postgresql://me:pw%zz@host/db",
        "postgresql://host:port/db"
      })
  void what_is_no_such_url_is_refused_without_repeating_its_password(String url) {
    assertThat(SettingsTest.faults(Map.of("TRACKER_DATABASE_URL", url)))
        .singleElement()
        .asString()
        .startsWith("TRACKER_DATABASE_URL must be like")
        .doesNotContain("pw");
  }

  @Test
  void a_user_without_a_url_is_a_mistake_and_not_ignored() {
    assertThat(SettingsTest.faults(Map.of("TRACKER_DATABASE_USER", "me"))).hasSize(1);
  }

  @Test
  void an_owners_password_needs_the_owner() {
    var variables =
        Map.of(
            "TRACKER_DATABASE_URL", "postgresql://one/tracker",
            "TRACKER_DATABASE_OWNER_PASSWORD", "owned");

    assertThat(SettingsTest.faults(variables)).hasSize(1);
  }

  private static DatabaseSource.External external(Map<String, String> variables) {
    return (DatabaseSource.External) Settings.read(variables).database();
  }
}
