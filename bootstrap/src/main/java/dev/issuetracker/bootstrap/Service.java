package dev.issuetracker.bootstrap;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs between the first line on the terminal and the last. */
record Service(Shutdown shutdown) {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final int MOST_TRIES = 4;

  static Service start(Settings settings) {
    settings.unknown().forEach(name -> LOG.warn("There is no setting {}", name));
    LastResort.watchThreads();
    BlobFolder.prepare(settings.files().folder());
    var shutdown = Shutdown.onSignal();
    if (settings.exitsWithParent()) {
      shutdown.closesLater(ParentWatch.start());
    }
    var store = Store.open(settings, shutdown);
    var server = shutdown.closesLater(Server.prepare(settings, store.database(), new LastResort()));
    // Before anybody can call: whoever signs in first shall be the one who runs the server.
    var welcome = welcome(server, settings);
    var url = server.listen(settings);
    shutdown.serves();
    announce(url, store, welcome);
    warn(settings);
    return new Service(shutdown);
  }

  /** A database that only just runs again, or a machine, may be too busy; each try waits for it. */
  private static String welcome(Server server, Settings settings) {
    for (int tries = 1; ; tries++) {
      try {
        return FirstAdmin.welcome(server.tracker(), settings, Terminal.watched());
      } catch (Unavailable e) {
        if (tries == MOST_TRIES) {
          throw new StartupRefused("Cannot see to the first admin: " + e.getMessage(), e);
        }
        LOG.warn("Cannot see to the first admin yet ({}); asking again", e.getMessage());
      }
    }
  }

  void awaitEnd() {
    shutdown.awaitEnd();
  }

  private static void announce(String url, Store store, String welcome) {
    System.out.println("Issue Tracker " + Build.thisOne().version() + " listens on " + url);
    System.out.println("Docs: " + url + "/docs");
    System.out.println("Data: " + store.place());
    System.out.println(welcome);
    System.out.flush();
  }

  private static void warn(Settings settings) {
    var listen = settings.listen();
    if (listen.tls() == null && !listen.isLoopback()) {
      LOG.warn(
          "Plain HTTP on {}: passwords and tokens can be read on the way; set TRACKER_TLS_CERT and"
              + " _KEY, or put a proxy in front",
          listen.host());
    }
  }
}
