package dev.issuetracker.bootstrap.architecture.canary.application;

import java.util.logging.Logger;

public final class WritesALog {
  public void tell(String text) {
    Logger.getLogger("canary").info(text);
  }
}
