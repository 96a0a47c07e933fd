package dev.issuetracker.bootstrap;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import org.slf4j.event.KeyValuePair;

/**
 * Lines of the log as JSON objects, in which what a line tells by name is a member: logback itself
 * writes a list of objects with one member each, all of them texts, which nobody can filter by.
 * Named by {@code logback.xml}.
 */
public final class JsonLines extends JsonEncoder {
  public JsonLines() {
    setWithKVPList(false);
  }

  /** Behind all others, so that there is always a member before these. */
  @Override
  protected void appendCustomFields(StringBuilder line, ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> append(line, pair));
    }
  }

  private void append(StringBuilder line, KeyValuePair pair) {
    line.append(VALUE_SEPARATOR);
    if (pair.value instanceof Integer || pair.value instanceof Long) {
      appenderMemberWithLongValue(line, pair.key, ((Number) pair.value).longValue());
    } else {
      appenderMember(line, pair.key, JsonEscapeUtil.jsonEscapeString(String.valueOf(pair.value)));
    }
  }
}
