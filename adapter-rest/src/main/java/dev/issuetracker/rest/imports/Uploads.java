package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportFile;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.rest.answer.Writes;
import dev.issuetracker.rest.imports.Form.Received;
import dev.issuetracker.rest.json.SentBody;
import dev.issuetracker.rest.multipart.Parts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes a file in: into the store first, and then, if it is a table, into an import. */
@Singleton
final class Uploads {
  private final ImportUseCases imports;
  private final Writes writes;

  Uploads(IssueTracker tracker, Writes writes) {
    imports = tracker.imports();
    this.writes = writes;
  }

  /**
   * Runs at most once for a key, and keeps no bytes that no import reads. Taking the file in and
   * looking at it take as long as it is large, so both come before the transaction of the key.
   */
  HttpResponse<?> start(
      HttpRequest<?> request,
      Actor actor,
      ImportQuery query,
      InputStream body,
      Function<ImportUseCases.Start, HttpResponse<?>> starting) {
    var form = new Form(imports, query);
    var received = receive(request, actor, form, body);
    SentBody.keep(request, form.canonical() + received.name() + received.blob().sha256());
    var started = new AtomicBoolean();
    try {
      var options = form.options();
      var looked = look(received, options);
      return writes.run(
          request,
          actor,
          () -> {
            var answer = starting.apply(new ImportUseCases.Start(actor, looked.get(), options));
            started.set(true);
            return answer;
          });
    } finally {
      if (!started.get()) {
        imports.drop(received.blob());
      }
    }
  }

  /** What is wrong with the file is for the key to remember, as any other refusal is. */
  private Supplier<ImportFile> look(Received received, ImportOptions options) {
    try {
      var file = imports.look(received.name(), received.format(), received.blob(), options.sheet());
      return () -> file;
    } catch (Rejected refusal) {
      return () -> {
        throw refusal;
      };
    }
  }

  /** Closes the body whatever comes of it, or the connection would wait for somebody to read it. */
  private Received receive(HttpRequest<?> request, Actor actor, Form form, InputStream body) {
    try (body) {
      imports.requireImporter(actor);
      return form.receive(Parts.of(request, body));
    } catch (IOException broken) {
      throw Parts.problem(broken);
    }
  }
}
