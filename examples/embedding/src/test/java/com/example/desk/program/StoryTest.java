package com.example.desk.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.desk.rows.RowsInMemory;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.memory.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final String TOLD =
      """
      MAIN-1 has version 1
      Now 2, not 1
      Both moved [STATUS]
      Login page bug is resolved
      MAIN-1 is closed, version 5
      MAIN-2 is closed, version 2
      2 imported, 1 refused
      Row 2: must be one of open, in_progress, resolved, closed
      bob has 2 to do
      1 created by alice
      2 status_changed by bob
      3 title_changed by alice
      4 labels_changed by bob
      5 status_changed by alice
      """;

  @Test
  void it_goes_like_this_in_memory() throws Exception {
    assertThat(told(InMemory.ports().withSheets(new RowsInMemory()))).isEqualTo(TOLD);
  }

  @Test
  void and_like_this_over_a_database() throws Exception {
    var pool = JdbcConnectionPool.create("jdbc:h2:mem:story;LOCK_TIMEOUT=30000", "sa", "");

    assertThat(told(Desk.ports(pool))).isEqualTo(TOLD);
  }

  private static String told(Ports ports) throws IOException {
    var said = new ByteArrayOutputStream();
    new Story(IssueTracker.on(ports), new PrintStream(said, true, StandardCharsets.UTF_8)).tell();
    return said.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
