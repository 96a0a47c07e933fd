package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementTest {
  private static final Statement ONE = Statement.of("a = ? AND b = ?\n", 1L, null);
  private static final Statement OTHER = Statement.of("AND c = ?\n", "two");

  @Test
  void partsStandInTheirOrderWithTheirData() {
    var all = Statement.all(Statement.of("SELECT 1 WHERE "), ONE, Statement.EMPTY, OTHER);

    assertThat(all.text()).isEqualTo("SELECT 1 WHERE a = ? AND b = ?\nAND c = ?\n");
    assertThat(all.data()).containsExactly(1L, null, "two");
    assertThat(ONE.and(OTHER).and("AND d = ?", 4L).data()).containsExactly(1L, null, "two", 4L);
  }

  @Test
  void whatSaysNothingCostsNothing() {
    assertThat(Statement.of("")).isSameAs(Statement.EMPTY);
    assertThat(Statement.all()).isSameAs(Statement.EMPTY);
    assertThat(Statement.EMPTY.and(ONE)).isSameAs(ONE);
    assertThat(ONE.and(Statement.EMPTY).and("")).isSameAs(ONE);
    assertThat(Statement.EMPTY.isEmpty()).isTrue();
    assertThat(ONE.isEmpty()).isFalse();
  }

  @Test
  void dataCanBeHiddenFromThePlanner() {
    assertThat(ONE.hidden().text()).isEqualTo("a = (SELECT ?) AND b = (SELECT ?)\n");
    assertThat(ONE.hidden().data()).containsExactly(1L, null);
    assertThat(Statement.of("SELECT 1").hidden().text()).isEqualTo("SELECT 1");
  }

  @Test
  void nobodyElseCanChangeTheData() {
    var given = new Object[] {"as given"};
    var statement = Statement.of("?", given);

    given[0] = "changed";
    statement.data()[0] = "changed";

    assertThat(statement.data()).containsExactly("as given");
  }
}
