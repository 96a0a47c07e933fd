package dev.issuetracker.application.attachment;

import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Content that is looked at while it passes, and refused as soon as it is known that its type may
 * not be attached. Confined to one thread.
 */
final class TypedContent extends FilterInputStream {
  private final AttachmentPolicy allowed;
  private final @Nullable String signed;
  private final Utf8Check text = new Utf8Check();

  private TypedContent(InputStream content, @Nullable String signed, AttachmentPolicy allowed) {
    super(content);
    this.signed = signed;
    this.allowed = allowed;
  }

  static TypedContent of(InputStream content, AttachmentPolicy allowed) throws IOException {
    var head = content.readNBytes(ContentType.HEAD);
    var signed = ContentType.of(head, head.length).orElse(null);
    var whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    var typed = new TypedContent(whole, signed, allowed);
    if (signed != null) {
      typed.require(signed);
    }
    return typed;
  }

  /** To be asked at the end. */
  String type() {
    return signed != null ? signed : require(text.isText() ? ContentType.TEXT : unknown());
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    if (signed == null && count > 0) {
      text.add(into, offset, count);
      if (!text.mayBeText()) {
        unknown();
      }
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private String unknown() {
    return require(ContentType.UNKNOWN);
  }

  private String require(String type) {
    if (!allowed.allows(type)) {
      throw new Rejected(new Rejection.TypeNotAllowed(type, allowed.types()));
    }
    return type;
  }
}
