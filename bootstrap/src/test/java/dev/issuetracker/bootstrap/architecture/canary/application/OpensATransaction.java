package dev.issuetracker.bootstrap.architecture.canary.application;

public record OpensATransaction(Transactions transactions) {
  public String run() {
    return transactions.write(() -> "done");
  }
}
