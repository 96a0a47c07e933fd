package dev.issuetracker.bootstrap.architecture.canary.application;

/** Breaks no rule: opening transactions is what use cases are for. */
public final class TidyUseCases {
  private final Transactions transactions;

  public TidyUseCases(Ports ports) {
    transactions = ports.transactions();
  }

  public String run() {
    return transactions.write(() -> "done");
  }
}
