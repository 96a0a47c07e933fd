package dev.issuetracker.bootstrap.architecture.canary.application;

import java.util.function.Supplier;

public interface Transactions {
  <T> T write(Supplier<T> work);
}
