package dev.issuetracker.rest.people;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables whose cells hold neither commas nor quotes. */
final class PlainSheets implements Sheets {

  @Override
  public Sheet open(SheetFormat format, @Nullable String name, Content content) {
    try {
      var text = new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
      var rows = new ArrayDeque<>(text.lines().map(line -> List.of(line.split(","))).toList());
      return new Table(rows.remove(), rows);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) {
    return new SheetWriter() {
      @Override
      public void write(List<@Nullable String> cells) throws IOException {
        var line = cells.stream().map(cell -> cell == null ? "" : cell);
        var text = line.collect(Collectors.joining(",", "", "\r\n"));
        to.write(text.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void close() {}
    };
  }

  private record Table(List<String> header, Queue<List<String>> rows) implements Sheet {
    @Override
    public Optional<SheetRow> next() {
      return Optional.ofNullable(rows.poll()).map(cells -> new SheetRow(1, cells));
    }

    @Override
    public void verify() {
      rows.clear();
    }

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
