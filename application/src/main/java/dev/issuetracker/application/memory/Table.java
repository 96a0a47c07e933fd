package dev.issuetracker.application.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of their keys. Whoever touches it must be in a transaction, and every change of
 * it is undone with that transaction.
 */
final class Table<K extends Comparable<K>, V> {
  private final MemoryTransactions transactions;
  private final TreeMap<K, V> rows = new TreeMap<>();

  Table(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /** A row that is there from the beginning, before anybody else knows the table. */
  void lay(K key, V row) {
    rows.put(key, row);
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(rows().get(key));
  }

  /** A row that others refer to, so that it must be there. */
  V get(K key) {
    return find(key).orElseThrow(() -> new IllegalStateException("there is no row " + key));
  }

  boolean has(K key) {
    return rows().containsKey(key);
  }

  /** A view, for use within the transaction. */
  Collection<V> all() {
    return Collections.unmodifiableCollection(rows().values());
  }

  /** A view, for use within the transaction. */
  Collection<K> keys() {
    return Collections.unmodifiableCollection(rows().keySet());
  }

  List<K> keysOf(Predicate<V> rows) {
    return rows().entrySet().stream()
        .filter(entry -> rows.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A view of the rows from one key to another, both included, for use within the transaction. */
  Collection<V> range(K first, K last) {
    return Collections.unmodifiableCollection(rows().subMap(first, true, last, true).values());
  }

  Optional<V> last() {
    return Optional.ofNullable(rows().lastEntry()).map(Map.Entry::getValue);
  }

  void put(K key, V row) {
    var transaction = transactions.writing().touch();
    var before = rows.put(key, row);
    transaction.onUndo(() -> restore(key, before));
  }

  void remove(K key) {
    var transaction = transactions.writing().touch();
    var before = rows.remove(key);
    transaction.onUndo(() -> restore(key, before));
  }

  private TreeMap<K, V> rows() {
    transactions.current().touch();
    return rows;
  }

  private void restore(K key, @Nullable V before) {
    if (before == null) {
      rows.remove(key);
    } else {
      rows.put(key, before);
    }
  }
}
