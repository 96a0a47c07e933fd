package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.rest.answer.Writes;
import dev.issuetracker.rest.json.SentBody;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Takes a file in: into the store first, and then, if it is a table, into an import. */
@Singleton
final class Uploads {
  private final ImportUseCases imports;
  private final Writes writes;

  Uploads(IssueTracker tracker, Writes writes) {
    imports = tracker.imports();
    this.writes = writes;
  }

  /** Runs at most once for a key, and keeps no bytes that no import reads. */
  HttpResponse<?> start(
      HttpRequest<?> request,
      Actor actor,
      Form form,
      Function<ImportUseCases.Start, HttpResponse<?>> starting) {
    imports.requireImporter(actor);
    var upload = form.file();
    var format =
        SheetFormat.ofName(upload.getFilename())
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The name of the file must end with .csv, .csv.gz or .xlsx."));
    var blob = store(form);
    SentBody.keep(request, form.canonical() + upload.getFilename() + blob.sha256());
    var started = new AtomicBoolean();
    try {
      return writes.run(
          request,
          actor,
          () -> {
            var file = imports.look(upload.getFilename(), format, blob, form.options().sheet());
            var answer = starting.apply(new ImportUseCases.Start(actor, file, form.options()));
            started.set(true);
            return answer;
          });
    } finally {
      if (!started.get()) {
        imports.drop(blob);
      }
    }
  }

  private Blob store(Form form) {
    try (var bytes = form.open()) {
      return imports.store(bytes);
    } catch (IOException gone) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The file did not come whole.");
    }
  }
}
