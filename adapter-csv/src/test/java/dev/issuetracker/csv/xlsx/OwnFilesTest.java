package dev.issuetracker.csv.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.csv.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose fault it is that a workbook cannot be read. */
class OwnFilesTest {
  @TempDir private Path folder;

  @Test
  void a_folder_that_takes_no_files_is_no_fault_of_the_workbook() throws IOException {
    var away = new OwnFiles(folder.resolve("unmounted"));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> opened(away));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> new SharedTexts(1_000, away));
    try (var workbook = opened(new OwnFiles(folder))) {
      assertThat(workbook.header()).containsExactly("title");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_disk_that_can_no_longer_be_written_is_no_fault_of_the_workbook() throws IOException {
    var file = new PagedFile(new OwnFiles(folder));
    file.append(new byte[100]);
    file.close();

    assertThatExceptionOfType(Unavailable.class).isThrownBy(file::complete);
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> file.read(0, 1));
  }

  @Test
  void a_disk_that_cannot_be_read_is_no_fault_of_the_workbook() {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> read(new FileSystemException("x", null, "Input/output error")));
  }

  static List<IOException> wrong() {
    return List.of(
        new ZipException("invalid"), new EOFException("too early"), new Refused("broken", "is"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void what_is_wrong_with_the_bytes_is_its_fault(IOException fault) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(fault)).isSameAs(fault);
  }

  private static void read(IOException failure) throws IOException {
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        };
    new Xml(new Unpacked(failing), Long.MAX_VALUE).nextTag();
  }

  private static Workbook opened(OwnFiles files) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var writer = new WorkbookWriter(file)) {
      writer.write(List.of("title"));
    }
    var bytes = new ByteArrayInputStream(file.toByteArray());
    return Workbook.open(bytes, null, Limits.USUAL, files);
  }
}
