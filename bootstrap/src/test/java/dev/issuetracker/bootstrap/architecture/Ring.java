package dev.issuetracker.bootstrap.architecture;

import java.util.Locale;

/** The rings of the house, the innermost first. Their packages are named here and nowhere else. */
enum Ring {
  DOMAIN,
  APPLICATION,
  REST,
  PERSISTENCE,
  CSV,
  BOOTSTRAP;

  String packageIn(String house) {
    return house + "." + name().toLowerCase(Locale.ROOT);
  }
}
