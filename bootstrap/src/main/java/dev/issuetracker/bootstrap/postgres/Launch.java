package dev.issuetracker.bootstrap.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * The command that stands before every program of PostgreSQL. It does up to three things, as far as
 * the machine can: leave root, which PostgreSQL refuses to run as; leave the terminal's process
 * group, so that Ctrl-C reaches the server first; and ask the kernel for an orderly end of
 * PostgreSQL when the server dies.
 *
 * @param owner whose the files must be that PostgreSQL works on
 */
record Launch(List<String> prefix, int owner) {
  private static final int ROOT = 0;
  private static final int NOBODY = 65534;
  private static final String END_WITH_US = "--pdeathsig=INT";

  /** From best to worst; a user namespace without any mapping makes root a nobody. */
  private static List<Launch> wishes(int uid) {
    if (uid != ROOT) {
      return List.of(as(uid, "setsid", "setpriv", END_WITH_US), as(uid, "setsid"), as(uid));
    }
    var reuid = "--reuid=" + NOBODY;
    var regid = "--regid=" + NOBODY;
    return List.of(
        as(ROOT, "unshare", "-U", "setsid", "setpriv", END_WITH_US),
        as(ROOT, "unshare", "-U", "setsid"),
        as(NOBODY, "setsid", "setpriv", reuid, regid, "--clear-groups", END_WITH_US),
        as(NOBODY, "setsid", "setpriv", reuid, regid, "--clear-groups"),
        as(ROOT, "unshare", "-U"));
  }

  static Launch best(int uid) {
    return wishes(uid).stream()
        .filter(Launch::works)
        .findFirst()
        .orElseThrow(
            () ->
                new StartupRefused(
                    "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here;"
                        + " start the server as another user, or set TRACKER_DATABASE_URL"));
  }

  /** Everything that works on this machine. */
  static List<Launch> possible(int uid) {
    return wishes(uid).stream().filter(Launch::works).toList();
  }

  private static Launch as(int owner, String... prefix) {
    return new Launch(List.of(prefix), owner);
  }

  private boolean works() {
    return prefix.isEmpty() || Program.succeeds(command("true"));
  }

  List<String> command(String... program) {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(program));
    return command;
  }
}
