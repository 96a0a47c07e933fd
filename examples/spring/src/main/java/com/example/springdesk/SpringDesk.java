package com.example.springdesk;

import com.example.desk.program.Desk;
import com.example.desk.store.Database;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.people.SignInPolicy;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** Rules, ports and use cases as beans: nothing of the tracker knows that it is one. */
@SpringBootApplication
public class SpringDesk {
  public static void main(String[] arguments) {
    SpringApplication.run(SpringDesk.class, arguments);
  }

  /** The database, on the connection of Spring's transaction. */
  @Bean
  Database database(DataSource source) {
    Database.lay(source);
    return new Database(() -> DataSourceUtils.getConnection(source));
  }

  @Bean
  Ports memory() {
    return InMemory.ports();
  }

  @Bean
  Transactions transactions(PlatformTransactionManager manager, Database database, Ports memory) {
    return new SpringTransactions(manager, database, memory.transactions());
  }

  @Bean
  SignInPolicy signInPolicy() {
    return SignInPolicy.closed();
  }

  @Bean
  IssueTracker tracker(
      Ports memory, Transactions transactions, Database database, SignInPolicy policy) {
    return IssueTracker.on(Desk.ports(memory, transactions, database), policy);
  }

  @Bean
  IssueUseCases issues(IssueTracker tracker) {
    return tracker.issues();
  }

  @Bean
  CommentUseCases comments(IssueTracker tracker) {
    return tracker.comments();
  }
}
