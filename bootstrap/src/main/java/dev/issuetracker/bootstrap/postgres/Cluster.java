package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory with the data of PostgreSQL itself; made once, under its name when complete. */
record Cluster(Path directory, Binaries binaries, Launch launch) {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
  private static final String DRAFT = "initialising-";

  Credentials prepare(Path credentialsFile) {
    try {
      removeDrafts();
      if (!Files.exists(directory)) {
        return create(credentialsFile);
      }
      checkVersion();
      giveToWhoRunsIt(directory);
      return Credentials.read(credentialsFile);
    } catch (IOException e) {
      throw StartupRefused.because("Cannot prepare the database in " + directory, e);
    }
  }

  private Credentials create(Path credentialsFile) throws IOException {
    LOG.info("Making a new database in {}", directory);
    var credentials = Credentials.random();
    credentials.write(credentialsFile);
    var draft = Files.createTempDirectory(directory.resolveSibling(""), DRAFT);
    var passwordFile = draft.resolve("password");
    PrivateFile.create(passwordFile, credentials.superuser());
    giveToWhoRunsIt(draft);
    initdb(draft.resolve("cluster"), passwordFile);
    Files.move(draft.resolve("cluster"), directory, StandardCopyOption.ATOMIC_MOVE);
    FileTree.delete(draft);
    return credentials;
  }

  private void initdb(Path target, Path passwordFile) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "--pgdata=" + target,
                "--username=" + Credentials.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8"));
    Tuning.ofThisMachine().forEach(setting -> arguments.add("--set=" + setting));
    var command = launch.command(binaries.program("initdb"));
    command.addAll(arguments);
    var outcome = Program.run(command, INITDB_LIMIT);
    if (outcome.status() != 0) {
      throw new StartupRefused(
          "Cannot make a database in " + directory + ": " + Complaint.in(outcome.output()));
    }
  }

  private void checkVersion() throws IOException {
    var file = directory.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new StartupRefused(
          directory + " holds no database of PostgreSQL: PG_VERSION is missing");
    }
    var version = Files.readString(file).strip();
    if (!version.equals(String.valueOf(binaries.major()))) {
      throw new StartupRefused(
          "The data in %s were written by PostgreSQL %s, but this server brings PostgreSQL %d; dump them with the old server and restore them into a new data directory"
              .formatted(directory, version, binaries.major()));
    }
  }

  /** The server may have run as somebody else, or in another way, the last time. */
  private void giveToWhoRunsIt(Path tree) throws IOException {
    if (FileTree.ownerOf(tree) != launch.owner()) {
      FileTree.give(tree, launch.owner());
    }
  }

  /** An initdb whose server was killed can still be at work in one; the next start gets it. */
  private void removeDrafts() throws IOException {
    try (var entries = Files.newDirectoryStream(directory.resolveSibling(""), DRAFT + "*")) {
      for (var draft : entries) {
        try {
          FileTree.delete(draft);
        } catch (DirectoryNotEmptyException e) {
          LOG.info("Leaving {} for later: somebody still writes there", draft);
        }
      }
    }
  }
}
