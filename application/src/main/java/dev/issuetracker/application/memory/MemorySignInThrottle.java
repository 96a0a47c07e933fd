package dev.issuetracker.application.memory;

import dev.issuetracker.application.people.SignInThrottle;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

final class MemorySignInThrottle implements SignInThrottle {
  private final MemoryStore store;

  record Counted(long id, Attempt attempt, boolean pending) {
    boolean isOver(Limits limits) {
      return !pending || attempt.at().isBefore(limits.pendingSince());
    }
  }

  MemorySignInThrottle(MemoryStore store) {
    this.store = store;
  }

  @Override
  public Verdict admit(Attempt attempt, Limits limits) {
    store.transactions.writing().touch();
    var lately = all().filter(one -> !one.attempt.at().isBefore(limits.since())).toList();
    var here = lately.stream().filter(at(attempt.address())).toList();
    var both = here.stream().filter(named(attempt.name())).toList();
    return SignInThrottle.obstacle(tally(both, limits), tally(here, limits), limits)
        .orElseGet(() -> count(attempt, lately));
  }

  private Verdict count(Attempt attempt, List<Counted> lately) {
    var counted = new Counted(store.nextId(), attempt, true);
    store.signInAttempts.put(counted.id, counted);
    var ofName = lately.stream().filter(named(attempt.name())).count();
    return new Verdict.Admitted(counted.id, (int) Math.min(ofName, MOST_COUNTED_OF_NAME));
  }

  private static Tally tally(List<Counted> counted, Limits limits) {
    var failed = counted.stream().filter(one -> one.isOver(limits)).toList();
    var oldest = failed.stream().map(one -> one.attempt.at()).min(Instant::compareTo);
    return new Tally(counted.size(), failed.size(), oldest.orElse(null));
  }

  @Override
  public void fail(long id) {
    store
        .signInAttempts
        .find(id)
        .ifPresent(one -> store.signInAttempts.put(id, new Counted(id, one.attempt, false)));
  }

  @Override
  public void takeBack(long id) {
    if (store.signInAttempts.has(id)) {
      store.signInAttempts.remove(id);
    }
  }

  @Override
  public void forgive(long id, String name, String address) {
    takeBack(id);
    remove(all().filter(named(name)).filter(at(address)).filter(one -> !one.pending));
  }

  @Override
  public void forget(String name) {
    remove(all().filter(named(name)));
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    return remove(all().filter(one -> one.attempt.at().isBefore(time)).limit(most));
  }

  private Stream<Counted> all() {
    return store.signInAttempts.all().stream();
  }

  private int remove(Stream<Counted> attempts) {
    var ids = attempts.map(Counted::id).toList();
    ids.forEach(store.signInAttempts::remove);
    return ids.size();
  }

  private static Predicate<Counted> at(String address) {
    return one -> one.attempt.address().equals(address);
  }

  private static Predicate<Counted> named(String name) {
    return one -> one.attempt.name().equals(name);
  }
}
