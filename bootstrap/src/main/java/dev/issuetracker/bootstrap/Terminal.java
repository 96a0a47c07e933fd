package dev.issuetracker.bootstrap;

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

  static boolean isWatched() {
    return System.console() != null;
  }
}
