package com.example.springdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.desk.program.Desk;
import com.example.desk.store.Database;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.contract.Store;
import dev.issuetracker.application.contract.TransactionPartsContract;
import dev.issuetracker.application.contract.TransactionsContract;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
class SpringDeskTest {
  @Autowired private Ports memory;
  @Autowired private Transactions transactions;
  @Autowired private Database database;

  interface InSpring extends Store {
    SpringDeskTest spring();

    @Override
    default Ports ports() {
      return Desk.ports(spring().memory, spring().transactions, spring().database);
    }
  }

  @Nested
  class A_method_that_is_transactional {
    @Autowired private Intake intake;
    @Autowired private IssueTracker tracker;
    @Autowired private JdbcTemplate jdbc;

    @Test
    void keeps_what_both_use_cases_did() {
      var actor = somebody("carol");

      var key = intake.take(actor, "Cannot sign in", "Since this morning");

      assertThat(tracker.issues().get(actor, key).comments()).hasSize(1);
    }

    @Test
    void is_undone_as_a_whole_when_the_second_refuses() {
      var actor = somebody("dave");
      long before = issues();

      assertThatThrownBy(() -> intake.take(actor, "Cannot sign in", ""))
          .isInstanceOf(Rejected.class);

      assertThat(issues()).isEqualTo(before);
    }

    private Actor somebody(String name) {
      return Actor.of(
          transactions.write(
              () ->
                  memory
                      .people()
                      .add(
                          new Username(name),
                          name,
                          Role.DEVELOPER,
                          null,
                          memory.clock().instant())));
    }

    private long issues() {
      return jdbc.queryForObject("SELECT COUNT(*) FROM issues", Long.class);
    }
  }

  @Nested
  class Transactions_of_the_tracker extends TransactionsContract implements InSpring {
    @Override
    public SpringDeskTest spring() {
      return SpringDeskTest.this;
    }
  }

  @Nested
  class Parts_of_them extends TransactionPartsContract implements InSpring {
    @Override
    public SpringDeskTest spring() {
      return SpringDeskTest.this;
    }
  }
}
