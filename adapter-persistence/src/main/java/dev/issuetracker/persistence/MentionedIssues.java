package dev.issuetracker.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.issuetracker.application.idempotency.IdempotencyRecords;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the issues that an answer tells of, all at once. */
final class MentionedIssues {
  /** As {@link IdempotencyRecords#mentionOf}, of whatever id. */
  private static final Pattern ANY =
      Pattern.compile(
          "\"issue_id\":(\\d{1,18})[,}]|\"id\":(\\d{1,18})(?!%s)[,}]"
              .formatted(IdempotencyRecords.NO_ISSUE));

  private MentionedIssues() {}

  /** What is looked for is ASCII, which stands for nothing else in UTF-8. */
  static Long[] in(byte[] body) {
    var ids = new TreeSet<Long>();
    var mention = ANY.matcher(new String(body, ISO_8859_1));
    while (mention.find()) {
      ids.add(Long.valueOf(mention.group(mention.group(1) == null ? 2 : 1)));
    }
    return ids.toArray(Long[]::new);
  }
}
