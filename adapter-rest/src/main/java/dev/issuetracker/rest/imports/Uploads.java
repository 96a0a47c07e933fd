package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.rest.answer.Writes;
import dev.issuetracker.rest.json.SentBody;
import dev.issuetracker.rest.multipart.Part;
import dev.issuetracker.rest.multipart.Parts;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
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

  Form receive(HttpRequest<?> request, Actor actor, ImportQuery query, InputStream body) {
    return Parts.read(
        request,
        body,
        parts -> {
          imports.requireImporter(actor);
          return Form.read(parts, query, new Shelf());
        });
  }

  /** Runs at most once for a key, and keeps no bytes that no import reads. */
  HttpResponse<?> start(
      HttpRequest<?> request,
      Actor actor,
      Form form,
      Function<ImportUseCases.Start, HttpResponse<?>> starting) {
    var sent = form.file();
    SentBody.keep(request, form.canonical());
    var started = new AtomicBoolean();
    try {
      return writes.run(
          request,
          actor,
          () -> {
            var sheet = form.options().sheet();
            var file = imports.look(sent.name(), sent.format(), sent.blob(), sheet);
            var answer = starting.apply(new ImportUseCases.Start(actor, file, form.options()));
            started.set(true);
            return answer;
          });
    } finally {
      if (!started.get()) {
        imports.drop(sent.blob());
      }
    }
  }

  private final class Shelf implements Form.Shelf {

    @Override
    public StoredFile put(Part part) throws IOException {
      var name = part.filename() == null ? "" : part.filename();
      var format =
          SheetFormat.ofName(name)
              .orElseThrow(
                  () ->
                      ProblemException.of(
                          ProblemType.UNSUPPORTED_MEDIA_TYPE,
                          "The name of the file must end with .csv, .csv.gz or .xlsx."));
      return new StoredFile(name, format, imports.store(part.content()));
    }

    @Override
    public void drop(StoredFile file) {
      imports.drop(file.blob());
    }
  }
}
