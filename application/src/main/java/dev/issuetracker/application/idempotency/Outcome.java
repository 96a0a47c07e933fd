package dev.issuetracker.application.idempotency;

import java.util.Map;

/**
 * What a write answered.
 *
 * @param effective whether what it did stands; a refusal is an outcome that is kept, but it leaves
 *     nothing behind
 */
public record Outcome(
    int status, Map<String, String> headers, byte[] body, boolean effective, boolean lasting) {
  public Outcome {
    headers = Map.copyOf(headers);
  }
}
