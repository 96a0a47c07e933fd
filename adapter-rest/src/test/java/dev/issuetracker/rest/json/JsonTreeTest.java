package dev.issuetracker.rest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class JsonTreeTest {

  /** A text for each place would be some gigabytes here. */
  @Test
  void noTextIsMadeOfAPlaceWhereNothingIsWrong() {
    String name = "\uD840\uDC00".repeat(100);
    String items = "[0" + ",0".repeat(400_000) + "]";
    String body = "{\"%s\":".formatted(name).repeat(30) + items + "}".repeat(30);
    byte[] bytes = body.getBytes(UTF_8);
    var faults = new ShapeFaults();

    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    JsonText.parse(bytes, faults);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(faults.areNone()).isTrue();
    assertThat(allocated).isLessThan(200L << 20);
  }
}
