package dev.issuetracker.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Secrets;
import dev.issuetracker.application.attachment.AttachmentPolicy;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.people.SignInPolicy;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import dev.issuetracker.bootstrap.password.BoundedPasswordHasher;
import dev.issuetracker.bootstrap.settings.FileSettings;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.csv.SheetFiles;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.PostgresPorts;
import dev.issuetracker.persistence.file.FileBlobStore;
import dev.issuetracker.rest.security.BearerCache;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Puts the rings together. Everything is made here by hand, so that it can be read in one place.
 */
@Factory
final class Wiring {

  @Singleton
  @Bean(preDestroy = "close")
  BoundedPasswordHasher passwords() {
    return BoundedPasswordHasher.of(new Argon2PasswordHasher());
  }

  @Singleton
  Surroundings surroundings(BoundedPasswordHasher passwords, BearerCache bearers) {
    return new Surroundings(passwords, new SystemRandomness(), new SleepingPause(), bearers);
  }

  @Singleton
  Ports ports(Database database, Surroundings surroundings, Settings settings) {
    var ports =
        PostgresPorts.on(database, InstantSource.system(), surroundings)
            .withSheets(new SheetFiles());
    var folder = settings.files().folder();
    return folder == null ? ports : ports.withBlobs(new FileBlobStore(folder, ports.clock()));
  }

  @Singleton
  IssueTracker tracker(Ports ports, Settings settings) {
    return IssueTracker.on(
        ports,
        settings.signUpOpen() ? SignInPolicy.open() : SignInPolicy.closed(),
        attachable(settings.files()));
  }

  private static AttachmentPolicy attachable(FileSettings files) {
    return files.types() == null
        ? AttachmentPolicy.usual()
        : new AttachmentPolicy(AttachmentPolicy.USUAL_LIMIT, files.types());
  }

  @Context
  @Bean(preDestroy = "close")
  ImportThreads importThreads(Ports ports, Settings settings) {
    return ImportThreads.start(new ImportWorker(ports, settings.files().importLease()));
  }

  @Singleton
  Secrets secrets(Ports ports) {
    return ports.secrets();
  }

  @Singleton
  @Bean(preDestroy = "close")
  DatabaseReadiness databaseReadiness(Database database) {
    return new DatabaseReadiness(database.lookout());
  }

  /** The pool is measured by its own hand. */
  @Singleton
  MeterBinder poolMetrics(Database database) {
    return registry -> {
      if (database.connections() instanceof HikariDataSource pool) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
      }
    };
  }
}
