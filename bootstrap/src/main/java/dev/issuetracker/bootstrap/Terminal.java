package dev.issuetracker.bootstrap;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Whether a person is looking. */
final class Terminal {
  private static final String CONSOLE = "jdk.console";

  private Terminal() {}

  /**
   * To be called before anybody asks for the console. From Java 22 to 24 there is one even where
   * input and output go to files and pipes, unless the console is the one that Java always had;
   * from 25 on it is that one again. Whoever chose another console shall have it.
   */
  static void prepare() {
    if (System.getProperty(CONSOLE) == null) {
      System.setProperty(CONSOLE, "java.base");
    }
  }

  /** Where a person is looking, if there is one. */
  static @Nullable PrintStream watched() {
    return System.console() == null ? null : System.out;
  }
}
