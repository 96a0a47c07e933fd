package dev.issuetracker.rest.connection;

import dev.issuetracker.rest.problem.InputFault;

/** The URI of a request cannot be decoded, and so the request is answered without routing it. */
public final class BadTarget extends RuntimeException {

  private final InputFault fault;

  BadTarget(InputFault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  public InputFault fault() {
    return fault;
  }
}
