package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** The server cannot start; the message is one line that tells its operator why. */
public final class StartupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupRefused(String message) {
    super(message);
  }

  public StartupRefused(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the operating system said, without the Java around it. */
  static StartupRefused because(String what, IOException cause) {
    return new StartupRefused(what + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied on " + denied.getFile();
      case FileSystemException failure when failure.getReason() != null ->
          failure.getReason() + " (" + failure.getFile() + ")";
      case IOException other -> Objects.toString(other.getMessage(), other.getClass().getName());
    };
  }
}
