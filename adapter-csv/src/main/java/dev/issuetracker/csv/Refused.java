package dev.issuetracker.csv;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** What can be wrong with a file, found somewhere below those who read streams. */
public final class Refused extends IOException {
  private final String code;

  public Refused(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The refusal as the use cases know it. */
  public Rejected toRejected() {
    return Rejection.Invalid.because(new Fault("/file", code, String.valueOf(getMessage())));
  }

  static Rejected of(UncheckedIOException failure, String kind) {
    var cause = failure.getCause();
    return of(cause == null ? new IOException(failure) : cause, kind);
  }

  /** What a failure to read says about the file. */
  public static Rejected of(IOException failure, String kind) {
    return switch (failure) {
      case Refused refused -> refused.toRejected();
      case CharacterCodingException notText ->
          new Refused("not_utf8", "is not a text in UTF-8").toRejected();
      case ZipException broken ->
          new Refused("broken", "the compressed data is broken").toRejected();
      default ->
          new Refused("broken", "is not a whole and well-formed " + kind + " file").toRejected();
    };
  }
}
