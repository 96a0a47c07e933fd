package dev.issuetracker.application.surface;

import static dev.issuetracker.application.Actor.Access.SIGNED_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.idempotency.Outcome;
import dev.issuetracker.application.issue.BulkUseCases.MoveMany;
import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.application.issue.IssueUseCases.AdjustLabels;
import dev.issuetracker.application.issue.IssueUseCases.ReplaceLabels;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values are immutable: what a caller does with his lists afterwards changes none of them. */
class ImmutableRecordsTest {
  /** Handed on as they are: answers are long, and copied where they are kept. */
  private static final Set<Class<?>> HANDED_ON = Set.of(Outcome.class);

  @Test
  void no_record_shares_anything_that_can_be_changed() {
    var records =
        Surface.ofTheLibrary().types().stream()
            .filter(Class::isRecord)
            .filter(type -> !HANDED_ON.contains(type))
            .toList();

    assertThat(records).hasSizeGreaterThan(100);
    assertThat(records.stream().flatMap(type -> Sharing.in(type).stream())).isEmpty();
  }

  @Test
  void whoever_does_would_be_found() {
    assertThat(Sharing.in(Shares.class))
        .containsExactly(
            "Shares.list",
            "Shares.set",
            "Shares.map",
            "Shares.nested",
            "Shares.field",
            "Shares.bytes");
    assertThat(Sharing.in(Lends.class)).containsExactly("Lends.bytes");
    assertThat(Sharing.in(Copies.class)).isEmpty();
  }

  @Test
  void a_list_with_a_null_in_it_is_refused_where_it_is_given() {
    var alice = new Actor(new PersonRef(1, "alice", "Alice"), Role.ADMIN, SIGNED_IN, null);
    var names = Arrays.asList("bug", null);
    var none = List.<String>of();

    Stream.<ThrowingCallable>of(
            () -> IssueDraft.titled("A").withLabels(names),
            () -> IssuePatch.none().withLabels(names),
            () -> new ReplaceLabels(alice, "MAIN-1", names, Expected.anything()),
            () -> new AdjustLabels(alice, "MAIN-1", names, none),
            () -> new AdjustLabels(alice, "MAIN-1", none, names),
            () -> new MoveMany(alice, Arrays.asList(1L, null), "closed", false))
        .forEach(made -> assertThatNullPointerException().isThrownBy(made));
  }

  /** Keeps everything that it is given. */
  public record Shares(
      int number,
      List<String> list,
      Set<String> set,
      Map<String, String> map,
      List<List<String>> nested,
      Field<List<String>> field,
      byte[] bytes) {}

  /** Copies what it is given, and hands its own out. */
  public record Lends(byte[] bytes) {
    public Lends {
      bytes = bytes.clone();
    }
  }

  /** Keeps nothing but copies. */
  public record Copies(List<String> list, Field<List<String>> field, byte[] bytes) {
    public Copies {
      list = List.copyOf(list);
      field = field.map(List::copyOf);
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }
  }
}
