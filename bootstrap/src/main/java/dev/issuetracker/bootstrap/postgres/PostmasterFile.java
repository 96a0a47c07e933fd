package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a running, or a dead, PostgreSQL says of itself in {@code postmaster.pid}. */
record PostmasterFile(Path cluster, List<String> lines) {
  private static final int STATUS_LINE = 7;
  // No process ever gets this number, so that PostgreSQL takes the file for a dead one's.
  private static final String NOBODYS_PID = String.valueOf(Integer.MAX_VALUE);

  static Optional<PostmasterFile> in(Path cluster) throws IOException {
    try {
      return Optional.of(
          new PostmasterFile(cluster, Files.readAllLines(cluster.resolve("postmaster.pid"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  boolean saysReady(long pid) {
    return pid == pid().orElse(-1L)
        && lines.size() > STATUS_LINE
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /**
   * The process that the file names, if it still is the PostgreSQL of this cluster. After a reboot,
   * or in a container, the number may be anybody's.
   */
  Optional<ProcessHandle> living() {
    return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::servesUs);
  }

  private boolean servesUs(ProcessHandle process) {
    var arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
    var flag = arguments.indexOf("-D");
    return flag >= 0
        && flag + 1 < arguments.size()
        && arguments.get(flag + 1).equals(cluster.toString());
  }

  /**
   * PostgreSQL will not start while the number in this file belongs to any process. Only the number
   * is replaced: by the rest PostgreSQL finds out whether children of the dead one still write.
   */
  void disown() throws IOException {
    var disowned = new ArrayList<>(lines);
    if (!disowned.isEmpty()) {
      disowned.set(0, NOBODYS_PID);
    }
    var file = cluster.resolve("postmaster.pid");
    var draft = cluster.resolve("postmaster.pid.new");
    Files.copy(
        file, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    Files.write(draft, disowned);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Optional<Long> pid() {
    return lines.stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }
}
