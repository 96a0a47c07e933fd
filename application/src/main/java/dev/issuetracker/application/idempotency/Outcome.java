package dev.issuetracker.application.idempotency;

import java.util.Map;

/**
 * What a write answered.
 *
 * @param effective whether what it did stands; a refusal is an outcome too, but it leaves nothing
 *     behind
 * @param lasting whether the same request would be answered the same way again, so that the outcome
 *     is worth keeping
 */
public record Outcome(
    int status, Map<String, String> headers, byte[] body, boolean effective, boolean lasting) {
  public Outcome {
    headers = Map.copyOf(headers);
  }
}
