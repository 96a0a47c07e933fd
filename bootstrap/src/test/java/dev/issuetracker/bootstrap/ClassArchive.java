package dev.issuetracker.bootstrap;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * The classes of the server, read and checked once for all servers that a test run starts: each of
 * them needs half the time of the processors until it listens. Only classes in jars can be kept, so
 * folders of the class path are packed.
 */
record ClassArchive(Path folder, String classPath) {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String PREFIX = "shipped-";
  private static final ClassArchive INSTANCE = make();

  /** What a server is started with to use it; it starts without it as well. */
  static List<String> options() {
    return List.of(
        "-XX:SharedArchiveFile=" + INSTANCE.file(),
        "-Xshare:auto",
        "-Xlog:disable",
        "-cp",
        INSTANCE.classPath);
  }

  private Path file() {
    return folder.resolve("classes.jsa");
  }

  /** Once in a build, whichever of its JVMs needs it first; another build has other classes. */
  private static ClassArchive make() {
    var build = System.getProperty("test.build", "alone-" + ProcessHandle.current().pid());
    var folder = TARGET.resolve(PREFIX + build);
    // Before the lock: while another JVM trains, this one starts its PostgreSQL.
    var place = TestPostgres.freshDatabase();
    try (var file = FileChannel.open(TARGET.resolve("shipped.lock"), CREATE, WRITE);
        var alone = file.lock()) {
      var complete = folder.resolve("complete");
      if (alone.isValid() && Files.exists(complete)) {
        return new ClassArchive(folder, Files.readString(complete));
      }
      removeOthers();
      Files.createDirectories(folder);
      var archive = new ClassArchive(folder, packed(folder, System.getProperty("java.class.path")));
      archive.train(place);
      Files.writeString(complete, archive.classPath);
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeOthers() throws IOException {
    try (var others = Files.newDirectoryStream(TARGET, PREFIX + "*")) {
      others.forEach(ClassArchive::remove);
    }
  }

  private static String packed(Path folder, String classPath) {
    var jars = new ArrayList<String>();
    for (var entry : classPath.split(File.pathSeparator)) {
      jars.add(Files.isDirectory(Path.of(entry)) ? pack(folder, jars.size(), entry) : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String pack(Path folder, int number, String classes) {
    var jar = folder.resolve(number + ".jar").toString();
    var tool = ToolProvider.findFirst("jar").orElseThrow();
    if (tool.run(
            System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", classes, ".")
        != 0) {
      throw new AssertionError("cannot pack " + classes);
    }
    return jar;
  }

  /** A server that has all but a port has loaded all that it starts with, and ends by itself. */
  private void train(DatabaseSettings place) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var settings =
          Map.of(
              "TRACKER_PORT", Integer.toString(taken.getLocalPort()),
              "TRACKER_DATABASE_URL", place.url(),
              "TRACKER_BLOB_DIR", folder.resolve("files").toString());
      var options =
          List.of("-XX:ArchiveClassesAtExit=" + file(), "-Xlog:disable", "-cp", classPath);
      var process =
          Shipped.builder(Main.class, settings, options)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("training.log").toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("The training of the class archive does not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The training of the class archive was interrupted.", e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
