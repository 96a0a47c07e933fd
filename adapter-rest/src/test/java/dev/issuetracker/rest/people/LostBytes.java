package dev.issuetracker.rest.people;

import dev.issuetracker.application.Ports;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The bytes in the store of a server that hang on nothing. */
public final class LostBytes {

  private LostBytes() {}

  public static Set<String> of(PeopleServer server) {
    var ports = server.context().getBean(Ports.class);
    var lost = new HashSet<String>();
    ports
        .transactions()
        .write(
            () ->
                ports
                    .blobs()
                    .sweep(
                        Instant.MAX,
                        1_000,
                        ids -> {
                          var claimed = new HashSet<>(ports.attachments().claimed(ids));
                          claimed.addAll(ports.imports().jobs().claimed(ids));
                          lost.addAll(ids);
                          lost.removeAll(claimed);
                          return claimed;
                        }));
    return lost;
  }
}
