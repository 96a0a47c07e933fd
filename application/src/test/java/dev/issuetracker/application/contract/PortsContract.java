package dev.issuetracker.application.contract;

import dev.issuetracker.application.Ports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The common ground of the contracts. */
@Timeout(120)
public abstract class PortsContract implements Store {
  protected Ports ports;
  protected World world;

  @BeforeEach
  void beginTheWorld() {
    ports = ports();
    world = World.in(ports);
  }
}
