package dev.issuetracker.application.idempotency;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a write answered.
 *
 * @param body handed on as it is: nobody writes into it
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Outcome outcome
        && status == outcome.status
        && effective == outcome.effective
        && lasting == outcome.lasting
        && headers.equals(outcome.headers)
        && Arrays.equals(body, outcome.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, headers, Arrays.hashCode(body), effective, lasting);
  }
}
