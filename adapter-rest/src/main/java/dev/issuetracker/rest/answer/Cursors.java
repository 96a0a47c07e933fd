package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Secrets;
import dev.issuetracker.application.Window.Start;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Places in lists as opaque texts. Each is sealed with a key that all servers share, together with
 * the list that it belongs to, so that one that was made up, or that comes from another list, is
 * told from a real one.
 */
@Singleton
final class Cursors {
  private static final int SEAL = 16;
  private static final int LONGEST = 4_096;
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * To be raised when the keys of a place come to mean something else: another version of the
   * server, which uses the same key, cannot read them. Followers of the feed lose their place then.
   */
  private static final int FORMAT = 0;

  private final Secrets secrets;
  private final int format;
  private volatile @Nullable Mac prepared;

  @Inject
  Cursors(Secrets secrets) {
    this(secrets, FORMAT);
  }

  Cursors(Secrets secrets, int format) {
    this.secrets = secrets;
    this.format = format;
  }

  String write(Start start, String list) {
    var place = bytes(start);
    var closed = Arrays.copyOf(place, place.length + SEAL);
    System.arraycopy(seal(place, list), 0, closed, place.length, SEAL);
    return text(closed);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Empty for anything that was not written for this list, or in another format. */
  Optional<Start> read(String cursor, String list) {
    return decoded(cursor)
        .filter(closed -> closed.length > SEAL)
        .flatMap(
            closed -> {
              var place = Arrays.copyOf(closed, closed.length - SEAL);
              var seal = Arrays.copyOfRange(closed, place.length, closed.length);
              return MessageDigest.isEqual(seal, seal(place, list))
                  ? start(place)
                  : Optional.empty();
            });
  }

  /** The decoder passes over bits and padding that were never written. */
  private static Optional<byte[]> decoded(String cursor) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(cursor))
          .filter(bytes -> text(bytes).equals(cursor));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private byte[] seal(byte[] place, String list) {
    var mac = mac();
    mac.update(list.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    return Arrays.copyOf(mac.doFinal(place), SEAL);
  }

  /** A copy of one that is ready: to find and prepare another takes longer than to seal. */
  private Mac mac() {
    var known = prepared;
    if (known == null) {
      known = fresh();
      prepared = known;
    }
    try {
      return (Mac) known.clone();
    } catch (CloneNotSupportedException hardware) {
      return fresh();
    }
  }

  private Mac fresh() {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secrets.secret("cursor"), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, missing);
    }
  }

  private byte[] bytes(Start start) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(2 * format + (start instanceof Start.Before ? 1 : 0));
      for (var key : position(start).keys()) {
        out.writeUTF(key);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private Optional<Start> start(byte[] place) {
    try (var in = new DataInputStream(new ByteArrayInputStream(place))) {
      int first = in.readUnsignedByte();
      if (first / 2 != format) {
        return Optional.empty();
      }
      List<String> keys = new ArrayList<>();
      while (in.available() > 0) {
        keys.add(in.readUTF());
      }
      var position = new Position(keys);
      return Optional.of(first % 2 == 1 ? new Start.Before(position) : new Start.After(position));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Position position(Start start) {
    return switch (start) {
      case Start.After(var position) -> position;
      case Start.Before(var position) -> position;
      case Start.Page(var number) ->
          throw new IllegalArgumentException("a page is no place: " + number);
    };
  }
}
