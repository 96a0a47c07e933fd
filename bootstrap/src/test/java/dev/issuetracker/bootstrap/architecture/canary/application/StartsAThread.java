package dev.issuetracker.bootstrap.architecture.canary.application;

public final class StartsAThread {
  public Thread run(Runnable work) {
    return Thread.startVirtualThread(work);
  }
}
