package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.InvalidSettings;
import dev.issuetracker.bootstrap.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The entrance. */
public final class Main {
  private static final int OK = 0;
  private static final int CANNOT_START = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] arguments) {
    Terminal.prepare();
    // Before the first logger is asked for, which reads it.
    System.setProperty(Settings.LOG_FORMAT, Settings.logFormat(System.getenv()));
    var status =
        switch (Command.parse(List.of(arguments))) {
          case Command.Help help -> say(usage());
          case Command.Version version -> say("issue-tracker " + Build.thisOne().version() + "\n");
          case Command.Misused misused -> complain(MISUSED, misused.reason() + "\n\n" + usage());
          case Command.ResetPassword reset -> resetPassword(reset.username());
          case Command.Serve serve -> serve();
        };
    System.exit(status);
  }

  /** Returns when the server has ended, which a signal makes it do. */
  private static int serve() {
    return done(
        "The server could not start.",
        () -> Service.start(Settings.read(System.getenv())).awaitEnd());
  }

  /** Works beside a running server only if the database is not the server's own. */
  private static int resetPassword(String username) {
    return done(
        "The password could not be reset.",
        () -> say(PasswordReset.run(Settings.read(System.getenv()), username)));
  }

  /** The status to end with. What cannot be done is told in a sentence. */
  private static int done(String failed, Runnable work) {
    try {
      work.run();
      return OK;
    } catch (InvalidSettings e) {
      return complain(MISUSED, String.join("\n", e.faults()) + "\n");
    } catch (StartupRefused e) {
      return complain(CANNOT_START, e.getMessage() + "\n");
    } catch (RuntimeException | Error defect) {
      // Threads that were started already would keep a process alive that does nothing.
      LoggerFactory.getLogger(Main.class).error("A defect was met", defect);
      return complain(CANNOT_START, failed + "\n");
    }
  }

  private static int say(String text) {
    System.out.print(text);
    System.out.flush();
    return OK;
  }

  private static int complain(int status, String text) {
    System.err.print(text);
    return status;
  }

  private static String usage() {
    try (var text = Main.class.getResourceAsStream("usage.txt")) {
      return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
