package dev.issuetracker.application.sheet;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** For a tracker to whom nobody has given a reader of files. */
public final class NoSheets implements Sheets {

  @Override
  public Sheet open(SheetFormat format, @Nullable String name, Content content) {
    throw refused();
  }

  @Override
  public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) {
    throw refused();
  }

  private static Rejected refused() {
    return Rejection.Invalid.because(
        new Fault("/file", "no_sheets", "cannot be read or written by this tracker"));
  }
}
