package dev.issuetracker.persistence.file;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.blob.MeasuredContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One file for each blob. A new one lies in the folder {@code new} until a sweep has found that
 * somebody refers to it, and then in {@code kept}; what is still being written is told by its name.
 * Several servers may share the folder. What a transaction undoes stays here until the sweep.
 */
public final class FileBlobStore implements BlobStore {
  private static final int PIECE = 256 * 1024;
  private static final int MOST_TRIES = 3;
  private static final String UNFINISHED = ".part";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path fresh;
  private final Path kept;
  private final InstantSource clock;

  /** Makes the folders if they are not there. */
  public FileBlobStore(Path folder, InstantSource clock) {
    this.clock = clock;
    try {
      fresh = Files.createDirectories(folder.resolve("new"));
      kept = Files.createDirectories(folder.resolve("kept"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Blob write(InputStream content, long limit) throws IOException {
    var id = UUID.randomUUID().toString();
    var part = fresh.resolve(id + UNFINISHED);
    try {
      var blob = fill(part, id, new MeasuredContent(content, limit));
      Outage.unless(() -> Files.move(part, fresh.resolve(id), StandardCopyOption.ATOMIC_MOVE));
      Outage.unless(() -> keepNames(fresh));
      return blob;
    } finally {
      Outage.unless(() -> Files.deleteIfExists(part));
    }
  }

  /** On the disk before anybody refers to it. */
  private static Blob fill(Path part, String id, MeasuredContent content) throws IOException {
    try (var file = new OwnFile(part)) {
      for (var piece = content.next(PIECE); piece.length > 0; piece = content.next(PIECE)) {
        file.append(piece);
      }
      file.complete();
    }
    return content.as(id);
  }

  /** The name of a file is on the disk with its folder. Windows keeps names by itself. */
  private static Path keepNames(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
    return folder;
  }

  @Override
  public Optional<InputStream> read(String id, long from) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return open(settled(id), id, from)
        .or(() -> open(fresh, id, from))
        // A sweep may have moved it in between.
        .or(() -> open(settled(id), id, from))
        .or(this::nothing);
  }

  /** Of a folder that is not there, because it is not mounted, nobody knows what is in it. */
  private Optional<InputStream> nothing() {
    if (!Files.isDirectory(fresh)) {
      throw new Unavailable("the folder for files is not there");
    }
    return Optional.empty();
  }

  private static Optional<InputStream> open(Path folder, String id, long from) {
    try {
      var file = FileChannel.open(folder.resolve(id), StandardOpenOption.READ);
      return Optional.of(new OwnBytes(Channels.newInputStream(file.position(from))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Unavailable("a file cannot be read", e);
    }
  }

  @Override
  public void release(String id) {
    if (ID.matcher(id).matches()) {
      doing(() -> renew(id));
    }
  }

  /**
   * It looks as if it was just written, so that no sweep asks before the transaction has ended that
   * ceases to refer to it. A sweep that asked earlier may be moving it at the same moment.
   */
  private void renew(String id) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      move(settled(id).resolve(id), fresh.resolve(id));
      try {
        Files.setLastModifiedTime(fresh.resolve(id), FileTime.from(clock.instant()));
        return;
      } catch (NoSuchFileException e) {
        // There is none, or it was moved meanwhile.
        continue;
      }
    }
  }

  @Override
  public void delete(String id) {
    if (ID.matcher(id).matches()) {
      doing(
          () -> {
            Files.deleteIfExists(fresh.resolve(id));
            Files.deleteIfExists(settled(id).resolve(id));
          });
    }
  }

  @Override
  public int sweep(Instant before, int most, UnaryOperator<Set<String>> claimed) {
    var asked = untouchedSince(before, most);
    var finished = asked.stream().filter(name -> ID.matcher(name).matches());
    var ids = finished.collect(Collectors.toSet());
    var wanted = ids.isEmpty() ? Set.<String>of() : claimed.apply(ids);
    var gone = new HashSet<>(asked);
    gone.removeAll(wanted);
    doing(
        () -> {
          for (var name : gone) {
            Files.deleteIfExists(fresh.resolve(name));
          }
          for (var id : wanted) {
            settle(id, before);
          }
        });
    return asked.size();
  }

  /** Unless somebody released it after it was asked about. */
  private void settle(String id, Instant before) throws IOException {
    var place = Files.createDirectories(settled(id)).resolve(id);
    move(fresh.resolve(id), place);
    if (Files.exists(place) && !isOlder(place, FileTime.from(before))) {
      move(place, fresh.resolve(id));
    }
  }

  private Set<String> untouchedSince(Instant before, int most) {
    var limit = FileTime.from(before);
    try (var files = Files.list(fresh)) {
      return files
          .filter(file -> isOlder(file, limit))
          .limit(most)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new Unavailable("the files cannot be listed", e);
    }
  }

  private static boolean isOlder(Path file, FileTime limit) {
    try {
      return Files.getLastModifiedTime(file).compareTo(limit) < 0;
    } catch (IOException e) {
      // Somebody else moved it.
      return false;
    }
  }

  /** Two hundred and fifty-six folders, so that none gets too large to list. */
  private Path settled(String id) {
    return kept.resolve(id.substring(0, 2));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // Somebody else moved it, or it was never there.
    }
  }

  private interface Deed {
    void run() throws IOException;
  }

  private static void doing(Deed deed) {
    try {
      deed.run();
    } catch (IOException e) {
      throw new Unavailable("a file cannot be moved or deleted", e);
    }
  }
}
