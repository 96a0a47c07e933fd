package dev.issuetracker.rest.paging;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Window.Start;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Places in a list as opaque texts. A seal over the place and the list that it belongs to keeps
 * forged and foreign ones out.
 */
final class Cursors {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL = 16;
  private static final int LONGEST = 8_192;
  private static final int MOST_KEYS = 10;

  private final SecretKeySpec key;

  Cursors(byte[] secret) {
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * @param list what tells the list from others: its path, filters and order
   */
  String write(Start start, String list) {
    byte[] place = bytes(start);
    byte[] all = Arrays.copyOf(seal(place, list), SEAL + place.length);
    System.arraycopy(place, 0, all, SEAL, place.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Empty for a cursor that was forged, or made for another list. */
  Optional<Start> read(String cursor, String list) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      byte[] place = Arrays.copyOfRange(all, Math.min(SEAL, all.length), all.length);
      byte[] sealed = Arrays.copyOf(all, SEAL);
      return MessageDigest.isEqual(sealed, seal(place, list))
          ? Optional.of(start(place))
          : Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Start start) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      switch (start) {
        case Start.After(var position) -> write(out, true, position);
        case Start.Before(var position) -> write(out, false, position);
        case Start.Page(var number) ->
            throw new IllegalArgumentException("page " + number + " is no place");
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, boolean after, Position position)
      throws IOException {
    out.writeBoolean(after);
    out.writeByte(position.keys().size());
    for (@Nullable String text : position.keys()) {
      out.writeBoolean(text != null);
      if (text != null) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
      }
    }
  }

  private static Start start(byte[] place) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(place));
    boolean after = in.readBoolean();
    int count = Math.min(in.readByte(), MOST_KEYS);
    var keys = new ArrayList<@Nullable String>();
    for (int i = 0; i < count; i++) {
      keys.add(
          in.readBoolean()
              ? new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8)
              : null);
    }
    var position = new Position(keys);
    return after ? new Start.After(position) : new Start.Before(position);
  }

  private byte[] seal(byte[] place, String list) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(place), SEAL);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
