package dev.issuetracker.rest.answer;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times in answers: RFC 3339 in UTC with always six fractional digits. A list writes a hundred of
 * them, so the digits are put down one by one, for the years that have four.
 */
@Singleton
public final class InstantText implements Serializer<Instant> {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final byte[] SHAPE =
      "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.ISO_8859_1);

  public static String of(Instant time) {
    return new String(ascii(time), StandardCharsets.ISO_8859_1);
  }

  /** The same as bytes. */
  public static byte[] ascii(Instant time) {
    var at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    if (at.getYear() < 0 || at.getYear() > 9_999) {
      return FORMAT.format(time).getBytes(StandardCharsets.ISO_8859_1);
    }
    byte[] text = SHAPE.clone();
    digits(text, 3, at.getYear());
    digits(text, 6, at.getMonthValue());
    digits(text, 9, at.getDayOfMonth());
    digits(text, 12, at.getHour());
    digits(text, 15, at.getMinute());
    digits(text, 18, at.getSecond());
    digits(text, 25, at.getNano() / 1_000);
    return text;
  }

  /** The last digit comes to a place, the others before it. */
  private static void digits(byte[] text, int last, int number) {
    for (int at = last, rest = number; rest > 0; at--, rest /= 10) {
      text[at] = (byte) ('0' + rest % 10);
    }
  }

  @Override
  public void serialize(
      Encoder encoder, EncoderContext context, Argument<? extends Instant> type, Instant value)
      throws IOException {
    encoder.encodeString(of(value));
  }
}
