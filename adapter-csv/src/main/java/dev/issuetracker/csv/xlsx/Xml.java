package dev.issuetracker.csv.xlsx;

import dev.issuetracker.csv.BoundedInput;
import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as it comes: no document types, no entities of its own, and no piece of it larger than a
 * limit. Names count without their prefixes, because writers disagree about those.
 */
final class Xml implements AutoCloseable {
  /** What may be read for the sake of one piece. */
  private static final long MOST_OF_A_PIECE = 8L << 20;

  /** Java counts every {@code &amp;} of a whole sheet here; of real entities there are none. */
  private static final List<String> OF_ENTITIES =
      List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

  private static final int UNLIMITED = 0;
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream bytes;
  private final BoundedInput bounded;
  private final XMLStreamReader reader;

  /**
   * @param most how many bytes may be read in all
   */
  Xml(InputStream bytes, long most) throws IOException {
    this.bytes = bytes;
    bounded = new BoundedInput(bytes, most);
    bounded.allow(MOST_OF_A_PIECE);
    try {
      reader = FACTORY.createXMLStreamReader(bounded);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    OF_ENTITIES.forEach(limit -> factory.setProperty(limit, UNLIMITED));
    return factory;
  }

  /** Goes to the next begin or end of an element; false at the end of the document. */
  boolean nextTag() throws IOException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        case XMLStreamConstants.DTD ->
            throw new Refused("broken", "declares a document type, which no workbook does");
        default -> {
          // Texts between elements, comments and the like say nothing here.
        }
      }
    }
  }

  private int next() throws IOException {
    bounded.allow(MOST_OF_A_PIECE);
    try {
      return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  boolean begins(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  /** An attribute of the element that begins here, whatever its prefix. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The text of the element that begins here, up to its end. */
  void text(StringBuilder to) throws IOException {
    for (int depth = 1; depth > 0; ) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(to);
        case XMLStreamConstants.END_DOCUMENT -> throw new Refused("broken", "ends too early");
        default -> {
          // Comments are no text.
        }
      }
    }
  }

  private void append(StringBuilder to) throws IOException {
    to.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    if (to.length() > CellText.MOST) {
      throw new Refused(
          "record_too_large", "has a cell of more than " + CellText.MOST + " characters");
    }
  }

  /** Goes past the element that begins here. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0 && nextTag(); ) {
      depth += reader.isStartElement() ? 1 : -1;
    }
  }

  long count() {
    return bounded.count();
  }

  private static IOException broken(XMLStreamException e) {
    return e.getNestedException() instanceof IOException cause
        ? cause
        : new Refused("broken", "is not a well-formed workbook");
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
