package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A victim on a disk that is too small or read-only: a file system of its own where the machine
 * lets us mount one (root or not), else the nearest thing that every machine has.
 */
record Confined(VictimProcess process, Path data) implements AutoCloseable {
  private static final boolean CAN_MOUNT =
      Program.succeeds(
          List.of("unshare", "-Urm", "sh", "-c", "mount -t tmpfs tmpfs /tmp && unshare -U true"));

  static Confined tooSmall(Path directory, Object binaries) throws IOException {
    var prefix =
        CAN_MOUNT
            ? mounted("size=20m", directory)
            : List.of("sh", "-c", "ulimit -f 8000; exec \"$@\"", "sh");
    return new Confined(VictimProcess.after(prefix, directory, binaries), directory);
  }

  static Confined readOnly(Path directory, Object binaries) throws IOException {
    if (CAN_MOUNT) {
      return new Confined(
          VictimProcess.after(mounted("ro", directory), directory, binaries), directory);
    }
    var notOurs = Path.of("/sys/issue-tracker");
    return new Confined(VictimProcess.start(notOurs, binaries), notOurs);
  }

  private static List<String> mounted(String options, Path directory) {
    var script = "mount -t tmpfs -o " + options + " tmpfs \"$0\" && exec \"$@\"";
    return List.of("unshare", "-Urm", "sh", "-c", script, directory.toString());
  }

  @Override
  public void close() {
    process.close();
  }
}
