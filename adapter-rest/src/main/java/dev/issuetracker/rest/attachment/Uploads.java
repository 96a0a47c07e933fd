package dev.issuetracker.rest.attachment;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.attachment.AttachmentRepository.Received;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.rest.json.SentBody;
import dev.issuetracker.rest.multipart.Part;
import dev.issuetracker.rest.multipart.Parts;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
          // An answer that is kept is answered again whatever has become of the issue. Who may
          // attach nowhere has none, and is told first that there is no such issue.
          boolean keyed = request.getHeaders().contains("Idempotency-Key");
          if (!keyed || !Action.ATTACH_TO_OWN_ISSUE.isAllowedTo(actor)) {
            attachments.mayAttach(actor, issue);
          }
          return onlyFile(actor, parts, request);
        });
  }

  private Received onlyFile(Actor actor, Parts parts, HttpRequest<?> request) throws IOException {
    Received file = null;
    boolean good = false;
    var faults = new LinkedHashSet<Fault>();
    try {
      for (var part = parts.next(); part.isPresent(); part = parts.next()) {
        var fault = fault(part.get(), file);
        fault.ifPresent(faults::add);
        file = fault.isPresent() ? file : take(actor, part.get());
      }
      refuse(request, file, faults);
      good = true;
    } finally {
      if (file != null && !good) {
        attachments.discard(file);
      }
    }
    SentBody.keep(request, FILE + ' ' + Objects.requireNonNull(file).blob().sha256());
    return file;
  }

  private static Optional<Fault> fault(Part part, @Nullable Received before) {
    var place = "/" + part.name();
    if (!part.name().equals(FILE)) {
      return Optional.of(new Fault(place, "unknown_field", "is not known here"));
    }
    return before == null
        ? Optional.empty()
        : Optional.of(new Fault(place, "repeated", "must stand only once"));
  }

  private static void refuse(HttpRequest<?> request, @Nullable Received file, Set<Fault> found) {
    var faults = new Faults().addAll(List.copyOf(found));
    if (file == null) {
      faults.add(Fault.required("/" + FILE));
    }
    if (!faults.isEmpty()) {
      var said = faults.toList().toString();
      SentBody.keepRefused(request, file == null ? said : said + file.blob().sha256());
    }
    faults.refuse();
  }

  private Received take(Actor actor, Part part) throws IOException {
    var name = part.filename();
    return attachments.receive(actor, name == null ? "" : name, part.content());
  }
}
