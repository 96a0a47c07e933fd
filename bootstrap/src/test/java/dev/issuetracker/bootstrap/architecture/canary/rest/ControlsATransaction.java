package dev.issuetracker.bootstrap.architecture.canary.rest;

import dev.issuetracker.bootstrap.architecture.canary.application.Transactions;

public record ControlsATransaction(Transactions transactions) {
  public String run() {
    return transactions.write(() -> "done");
  }
}
