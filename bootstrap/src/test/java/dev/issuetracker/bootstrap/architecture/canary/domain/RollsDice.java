package dev.issuetracker.bootstrap.architecture.canary.domain;

import java.util.Random;

public final class RollsDice {
  public int roll() {
    return new Random(6).nextInt();
  }
}
