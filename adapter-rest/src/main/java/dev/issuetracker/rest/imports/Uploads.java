package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.imports.ImportFile;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Texts;
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

  Form receive(HttpRequest<?> request, Actor actor, ImportQuery query, InputStream body) {
    return Parts.read(
        request,
        body,
        parts -> {
          imports.requireImporter(actor);
          return Form.read(parts, query, new Shelf(request));
        });
  }

  /**
   * Runs at most once for a key, and keeps no bytes that no import reads. Looking at a file takes
   * as long as it is large, so that comes before the transaction of the key.
   */
  HttpResponse<?> start(
      HttpRequest<?> request,
      Actor actor,
      Form form,
      Function<ImportUseCases.Start, HttpResponse<?>> starting) {
    var sent = form.file();
    SentBody.keep(request, form.canonical());
    var started = new AtomicBoolean();
    boolean settled = true;
    try {
      var looked = look(sent, form.options());
      return writes.run(
          request,
          actor,
          () -> {
            var start = new ImportUseCases.Start(actor, looked.get(), form.options());
            var answer = starting.apply(start);
            started.set(true);
            return answer;
          });
    } catch (OutcomeUnknown | Unavailable unknown) {
      // The import may be there all the same. If it is not, a sweep takes the bytes away.
      settled = false;
      throw unknown;
    } finally {
      if (settled && !started.get()) {
        imports.drop(sent.blob());
      }
    }
  }

  /** What is wrong with the file is for the key to remember, as any other refusal is. */
  private Supplier<ImportFile> look(StoredFile sent, ImportOptions options) {
    try {
      var file = imports.look(sent.name(), sent.format(), sent.blob(), options.sheet());
      return () -> file;
    } catch (Rejected refusal) {
      var whole = whole(refusal, options);
      return () -> {
        throw whole;
      };
    }
  }

  /** The options would only be judged with a file that is good. */
  private Rejected whole(Rejected refusal, ImportOptions options) {
    return refusal.rejection() instanceof Rejection.Invalid(var faults)
        ? new Rejected(
            new Rejection.Invalid(
                new Faults().addAll(faults).addAll(imports.faults(options)).toList()))
        : refusal;
  }

  private final class Shelf implements Form.Shelf {
    private final HttpRequest<?> request;

    Shelf(HttpRequest<?> request) {
      this.request = request;
    }

    @Override
    public StoredFile put(Part part) throws IOException {
      var name = part.filename() == null ? "" : Texts.trim(part.filename());
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

    @Override
    public void refuse(String said) {
      SentBody.keepRefused(request, said);
    }
  }
}
