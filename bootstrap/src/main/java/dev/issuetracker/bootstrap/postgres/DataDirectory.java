package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that holds everything the server keeps; ours alone from opening to closing.
 *
 * @param user the numeric id of who runs this server
 */
record DataDirectory(Path root, int user, DirectoryLock lock) implements AutoCloseable {
  private static final String HINT = "; set TRACKER_DATA_DIR to a directory that can be written";

  static DataDirectory open(Path wanted) {
    var path = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path, FileTree.OWNER_ONLY);
      return prepare(path.toRealPath());
    } catch (FileAlreadyExistsException e) {
      throw new StartupRefused("The data directory " + path + " is not a directory" + HINT, e);
    } catch (IOException e) {
      throw StartupRefused.because("Cannot write to the data directory " + path + HINT, e);
    }
  }

  private static DataDirectory prepare(Path root) throws IOException {
    var lock = DirectoryLock.take(root);
    var prepared = false;
    try {
      var user = whoRunsThis(root);
      Files.createDirectories(root.resolve("postgres"), FileTree.OWNER_ONLY);
      // A mounted volume can belong to somebody else; what lies inside is shut in any case.
      if (FileTree.ownerOf(root) == user) {
        FileTree.shut(root);
      }
      prepared = true;
      return new DataDirectory(root, user, lock);
    } finally {
      if (!prepared) {
        lock.close();
      }
    }
  }

  private static int whoRunsThis(Path root) throws IOException {
    var probe = Files.createTempFile(root, "probe", null);
    try {
      return FileTree.ownerOf(probe);
    } finally {
      Files.delete(probe);
    }
  }

  /** Lets PostgreSQL in, where it runs as another user than the server. */
  void admit(int owner) {
    try {
      for (var directory : new Path[] {root, postgres()}) {
        if (user == 0 && FileTree.ownerOf(directory) != owner) {
          FileTree.giveOne(directory, owner);
        }
      }
    } catch (IOException e) {
      throw StartupRefused.because("Cannot hand " + root + " to the user of PostgreSQL", e);
    }
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  @Override
  public void close() {
    lock.close();
  }
}
