package dev.issuetracker.bootstrap.architecture.canary.rest;

public final class CatchesEverything {
  public boolean works(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Throwable everything) {
      return false;
    }
  }
}
