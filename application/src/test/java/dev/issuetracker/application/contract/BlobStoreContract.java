package dev.issuetracker.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Together;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every keeper of bytes keeps. */
public abstract class BlobStoreContract extends PortsContract {
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");
  private static final long NO_LIMIT = Long.MAX_VALUE - 1;
  private static final int MOST = 100;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 524_288, 700_001})
  void what_was_written_is_read(int length) {
    var bytes = bytes(length);
    var blob = write(bytes);

    assertThat(blob.size()).isEqualTo(length);
    assertThat(read(blob, 0)).isEqualTo(bytes);
  }

  @Test
  void the_digest_is_that_of_the_bytes() {
    assertThat(write("abc".getBytes(UTF_8)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 600_000, 600_001})
  void reading_begins_where_it_is_told_to(int from) {
    var bytes = bytes(600_001);
    var blob = write(bytes);

    assertThat(read(blob, from)).isEqualTo(Arrays.copyOfRange(bytes, from, 600_001));
  }

  @Test
  void single_bytes_can_be_read() throws IOException {
    var blob = write(new byte[] {0, (byte) 0xff});
    try (var stream = ports.blobs().read(blob.id(), 0).orElseThrow()) {
      assertThat(List.of(stream.read(), stream.read(), stream.read())).containsExactly(0, 255, -1);
    }
  }

  @Test
  void nobody_can_read_what_is_not_there() {
    assertThat(ports.blobs().read("nothing", 0)).isEmpty();
    assertThat(ports.blobs().read("../../etc/passwd", 0)).isEmpty();
    assertThat(ports.blobs().read("6f1ed002-ab55-4c1e-9d7c-8f6c2a1f3b7d", 0)).isEmpty();
  }

  @Test
  void the_limit_may_be_reached_and_not_passed() throws IOException {
    assertThat(ports.blobs().write(new ByteArrayInputStream(bytes(300_000)), 300_000).size())
        .isEqualTo(300_000);
    assertThatThrownBy(() -> ports.blobs().write(new ByteArrayInputStream(bytes(300_001)), 300_000))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> assertThat(refusal.rejection()).isEqualTo(new Rejection.TooLarge(300_000)));
  }

  @Test
  void no_more_is_read_than_the_limit_and_one() {
    var endless = new Endless();
    assertThatThrownBy(() -> ports.blobs().write(endless, 1_000_000)).isInstanceOf(Rejected.class);
    assertThat(endless.given).isEqualTo(1_000_001);
  }

  @Test
  void a_write_that_is_cut_off_leaves_nothing() {
    sweepAll(ids -> ids);
    var cut = new SequenceInputStream(new ByteArrayInputStream(bytes(600_000)), new Broken());

    assertThatThrownBy(() -> ports.blobs().write(cut, NO_LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessage("the line was cut");
    assertThat(sweep(FAR_FUTURE, MOST, ids -> ids)).isZero();
  }

  @Test
  void what_nobody_refers_to_is_swept() {
    var lost = write(bytes(10));
    var found = write(bytes(10));

    sweepAll(allBut(lost));

    assertThat(ports.blobs().read(lost.id(), 0)).isEmpty();
    assertThat(read(found, 0)).hasSize(10);
  }

  @Test
  void what_was_found_in_use_is_not_asked_about_again() {
    var used = write(bytes(10));
    sweepAll(ids -> ids);
    var asked = new HashSet<String>();

    sweepAll(
        ids -> {
          asked.addAll(ids);
          return ids;
        });

    assertThat(asked).doesNotContain(used.id());
    assertThat(read(used, 0)).hasSize(10);
  }

  @Test
  void what_was_released_is_asked_about_again() {
    var used = write(bytes(10));
    sweepAll(ids -> ids);
    world.write(
        () -> {
          ports.blobs().release(used.id());
          return used;
        });
    assertThat(read(used, 0)).hasSize(10);

    sweepAll(allBut(used));

    assertThat(ports.blobs().read(used.id(), 0)).isEmpty();
  }

  @Test
  void the_young_are_not_swept() {
    var young = write(bytes(10));

    sweep(Instant.EPOCH, MOST, ids -> Set.of());

    assertThat(read(young, 0)).hasSize(10);
  }

  @Test
  void a_sweep_asks_about_no_more_than_it_was_told_to() {
    sweepAll(ids -> ids);
    write(bytes(1));
    write(bytes(1));
    write(bytes(1));

    assertThat(sweep(FAR_FUTURE, 2, ids -> ids)).isEqualTo(2);
    assertThat(sweep(FAR_FUTURE, 2, ids -> ids)).isEqualTo(1);
    assertThat(sweep(FAR_FUTURE, 2, ids -> ids)).isZero();
  }

  @Test
  void what_is_deleted_is_gone_settled_or_not_and_may_be_gone_before() {
    var settled = write(bytes(300_000));
    sweepAll(ids -> ids);
    var fresh = write(bytes(300_000));

    for (var blob : List.of(settled, fresh, fresh)) {
      delete(blob);
      assertThat(ports.blobs().read(blob.id(), 0)).isEmpty();
    }
  }

  @Test
  void many_write_at_once() {
    var blobs = Together.together(6, thread -> write(bytes(300_000 + thread)));

    assertThat(blobs).extracting(Blob::id).doesNotHaveDuplicates();
    for (var blob : blobs) {
      assertThat(read(blob, 0)).isEqualTo(bytes((int) blob.size()));
    }
  }

  private Blob write(byte[] bytes) {
    try {
      return ports.blobs().write(new ByteArrayInputStream(bytes), NO_LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(Blob blob, long from) {
    try (var stream = ports.blobs().read(blob.id(), from).orElseThrow()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(Blob blob) {
    world.write(
        () -> {
          ports.blobs().delete(blob.id());
          return blob;
        });
  }

  /** Other tests' blobs are none of this one's business. */
  private static UnaryOperator<Set<String>> allBut(Blob blob) {
    return ids -> {
      var others = new HashSet<>(ids);
      others.remove(blob.id());
      return others;
    };
  }

  private int sweep(Instant before, int most, UnaryOperator<Set<String>> claimed) {
    return world.write(() -> ports.blobs().sweep(before, most, claimed));
  }

  private void sweepAll(UnaryOperator<Set<String>> claimed) {
    int asked;
    do {
      asked = sweep(FAR_FUTURE, MOST, claimed);
    } while (asked == MOST);
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line was cut");
    }
  }

  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return 1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      given += length;
      return length;
    }
  }
}
