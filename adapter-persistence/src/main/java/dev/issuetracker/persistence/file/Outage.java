package dev.issuetracker.persistence.file;

import dev.issuetracker.application.Unavailable;
import java.io.IOException;

/** What goes wrong with our own files: it may work later, and says nothing of what is in them. */
final class Outage {

  private Outage() {}

  /** What is done to a file of our own. */
  interface Deed<T> {
    T run() throws IOException;
  }

  static <T> T unless(Deed<T> deed) {
    try {
      return deed.run();
    } catch (IOException e) {
      throw new Unavailable("the folder for files cannot be used", e);
    }
  }
}
