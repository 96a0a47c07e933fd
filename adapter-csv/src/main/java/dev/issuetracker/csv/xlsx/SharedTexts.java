package dev.issuetracker.csv.xlsx;

import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The texts that the cells of a workbook refer to by number. They lie on the disk. */
final class SharedTexts implements AutoCloseable {
  private final PagedFile texts;
  private final PagedFile ends;
  private final long most;
  private long count;

  /**
   * @param most how many bytes they may take on the disk
   */
  SharedTexts(long most, OwnFiles files) {
    this.most = most;
    texts = new PagedFile(files);
    ends = new PagedFile(files);
  }

  void load(Xml xml) throws IOException {
    while (xml.nextTag()) {
      if (xml.begins("si")) {
        add(richText(xml, "si"));
      }
    }
    texts.complete();
    ends.complete();
  }

  /** The runs of a text in a row, without the hints for its pronunciation. */
  static String richText(Xml xml, String end) throws IOException {
    var text = new StringBuilder();
    while (xml.nextTag() && !xml.ends(end)) {
      if (xml.begins("t")) {
        xml.text(text);
      } else if (xml.begins("rPh")) {
        xml.skip();
      }
    }
    return CellText.read(text.toString());
  }

  private void add(String text) throws IOException {
    texts.append(text.getBytes(StandardCharsets.UTF_8));
    ends.append(ByteBuffer.allocate(Long.BYTES).putLong(texts.length()).array());
    count++;
    if (texts.length() + ends.length() > most) {
      throw new Refused("too_large", "holds more texts than can be kept at once, once unpacked");
    }
  }

  String get(String number) throws IOException {
    long index;
    try {
      index = Long.parseLong(number.strip());
    } catch (NumberFormatException e) {
      index = -1;
    }
    if (index < 0 || index >= count) {
      throw new Refused("broken", "refers to a text that is not there");
    }
    long begin = index == 0 ? 0 : end(index - 1);
    return new String(texts.read(begin, (int) (end(index) - begin)), StandardCharsets.UTF_8);
  }

  private long end(long index) {
    return ByteBuffer.wrap(ends.read(index * Long.BYTES, Long.BYTES)).getLong();
  }

  @Override
  public void close() throws IOException {
    try (texts) {
      ends.close();
    }
  }
}
