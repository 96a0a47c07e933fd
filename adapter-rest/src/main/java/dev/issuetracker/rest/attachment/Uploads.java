package dev.issuetracker.rest.attachment;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.attachment.AttachmentRepository.Received;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.json.SentBody;
import dev.issuetracker.rest.multipart.Part;
import dev.issuetracker.rest.multipart.Parts;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the one file of a form in while it comes, and leaves nothing if the form is not good. */
@Singleton
final class Uploads {
  private static final String FILE = "file";

  private final AttachmentUseCases attachments;

  Uploads(IssueTracker tracker) {
    attachments = tracker.attachments();
  }

  Received receive(HttpRequest<?> request, Actor actor, String issue, InputStream body) {
    return Parts.read(
        request,
        body,
        parts -> {
          // An answer that is kept is answered again whatever has become of the issue.
          if (!request.getHeaders().contains("Idempotency-Key")) {
            attachments.mayAttach(actor, issue);
          }
          return onlyFile(actor, parts, request);
        });
  }

  private Received onlyFile(Actor actor, Parts parts, HttpRequest<?> request) throws IOException {
    Received file = null;
    boolean good = false;
    try {
      for (var part = parts.next(); part.isPresent(); part = parts.next()) {
        judge(part.get(), file);
        file = take(actor, part.get());
      }
      if (file == null) {
        throw fault("/" + FILE, "required", "must be given");
      }
      good = true;
    } finally {
      if (file != null && !good) {
        attachments.discard(file);
      }
    }
    SentBody.keep(request, FILE + ' ' + file.blob().sha256());
    return file;
  }

  private static void judge(Part part, @Nullable Received before) {
    if (!part.name().equals(FILE)) {
      throw fault("/" + part.name(), "unknown_field", "is not known here");
    }
    if (before != null) {
      throw fault("/" + FILE, "repeated", "must stand only once");
    }
  }

  private Received take(Actor actor, Part part) throws IOException {
    var name = part.filename();
    return attachments.receive(actor, name == null ? "" : name, part.content());
  }

  private static ProblemException fault(String pointer, String code, String message) {
    return ProblemException.invalid(List.of(InputFault.of(new Fault(pointer, code, message))));
  }
}
