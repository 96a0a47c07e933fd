package dev.issuetracker.bootstrap.settings;

import java.util.Set;

/** The text search configurations that every supported PostgreSQL has. */
final class SearchLanguage {
  private static final Set<String> CONFIGURATIONS =
      Set.of(
          "simple",
          "arabic",
          "armenian",
          "basque",
          "catalan",
          "danish",
          "dutch",
          "english",
          "finnish",
          "french",
          "german",
          "greek",
          "hindi",
          "hungarian",
          "indonesian",
          "irish",
          "italian",
          "lithuanian",
          "nepali",
          "norwegian",
          "portuguese",
          "romanian",
          "russian",
          "serbian",
          "spanish",
          "swedish",
          "tamil",
          "turkish",
          "yiddish");

  private SearchLanguage() {}

  static String read(Environment environment) {
    var language = environment.text("TRACKER_SEARCH_LANGUAGE", "english");
    return CONFIGURATIONS.contains(language)
        ? language
        : environment.fault(
            "english",
            "TRACKER_SEARCH_LANGUAGE must be a text search configuration of PostgreSQL such as"
                + " english, german or simple, not \"%s\"",
            language);
  }
}
