package dev.issuetracker.rest.attachment;

import dev.issuetracker.application.attachment.AttachmentRepository.Stored;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.rest.answer.EntityTag;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the bytes of an attachment, or some of them. A browser is told in three ways to show
 * nothing of it: by its disposition, by not guessing its type, and by a sandbox.
 */
record Download(AttachmentUseCases attachments, Stored stored) {
  private static final String SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

  HttpResponse<?> answer(HttpRequest<?> request) {
    var attachment = stored.attachment();
    if (isKnown(request)) {
      return described(HttpResponse.notModified());
    }
    var range = range(request, attachment);
    if (range.isEmpty()) {
      var all = new ByteRange(0, attachment.size() - 1);
      return content(request, all, HttpResponse.ok());
    }
    if (!range.get().isSatisfiable()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.RANGE_NOT_SATISFIABLE,
                  "The file has " + attachment.size() + " bytes.")
              .header("Content-Range", "bytes */" + attachment.size()));
    }
    return content(request, range.get(), partial(range.get(), attachment.size()));
  }

  private static MutableHttpResponse<?> partial(ByteRange range, long size) {
    return HttpResponse.status(206, "Partial Content")
        .header("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), size));
  }

  private HttpResponse<?> content(
      HttpRequest<?> request, ByteRange range, MutableHttpResponse<?> response) {
    var type = type(stored.attachment());
    described(response).contentType(type);
    // No compression: lengths and ranges are those of the bytes themselves.
    response.header("Content-Encoding", "identity");
    if (request.getMethod() == HttpMethod.HEAD || range.length() == 0) {
      response.getHeaders().lastModified(stored.attachment().createdAt().toEpochMilli());
      return response.header("Content-Length", Long.toString(range.length()));
    }
    var bytes = new Bounded(attachments.content(stored, range.first()), range.length());
    long changed = stored.attachment().createdAt().toEpochMilli();
    return response.body(new StreamedFile(bytes, type, changed, range.length()));
  }

  /** What was taken as text has proved to be UTF-8, which whoever reads it would have to guess. */
  private static MediaType type(Attachment attachment) {
    return attachment.mediaType().equals(MediaType.TEXT_PLAIN)
        ? new MediaType(MediaType.TEXT_PLAIN, Map.of("charset", "utf-8"))
        : MediaType.of(attachment.mediaType());
  }

  private MutableHttpResponse<?> described(MutableHttpResponse<?> response) {
    var filename = stored.attachment().filename();
    return response
        .header("ETag", tag().value())
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "private, no-cache")
        .header("Expires", "0")
        .header("Content-Disposition", Disposition.attachment(filename))
        .header("Content-Security-Policy", SANDBOX)
        .header("X-Content-Type-Options", "nosniff");
  }

  private EntityTag tag() {
    return tag(stored.attachment());
  }

  static EntityTag tag(Attachment attachment) {
    return new EntityTag('"' + attachment.sha256() + '"');
  }

  private boolean isKnown(HttpRequest<?> request) {
    var known = String.join(",", request.getHeaders().getAll("If-None-Match"));
    return !known.isEmpty() && tag().isNamedBy(known);
  }

  /**
   * A range of something else than the client has would be of no use to it, and only GET knows
   * ranges.
   */
  private Optional<ByteRange> range(HttpRequest<?> request, Attachment attachment) {
    var condition = request.getHeaders().get("If-Range");
    if (request.getMethod() == HttpMethod.HEAD) {
      return Optional.empty();
    }
    if (condition != null && !condition.equals(tag().value())) {
      return Optional.empty();
    }
    return Optional.ofNullable(request.getHeaders().get("Range"))
        .flatMap(header -> ByteRange.of(header, attachment.size()));
  }
}
