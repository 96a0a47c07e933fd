package dev.issuetracker.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of the server this is. */
record Build(String version) {

  static Build thisOne() {
    var properties = new Properties();
    try (var resource = Build.class.getResourceAsStream("build.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(properties.getProperty("version", "unknown"));
  }
}
