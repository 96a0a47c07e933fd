package dev.issuetracker.rest.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every kind of problem. The slug of the type's URI is the constant's name, and once published it
 * stays: programs decide by it.
 */
public enum ProblemType {
  MALFORMED_REQUEST(
      400,
      "The request is malformed",
      "The request line, a header or the framing of the body breaks the rules of HTTP, or the URI"
          + " holds characters or an encoding that no URI may have.",
      "Mend the program that wrote the request. Percent-encode query values as UTF-8."),
  INVALID_INPUT(
      400,
      "The request is not valid",
      "A body, a query parameter or a header has a wrong form or a value that is not allowed. The"
          + " member errors names every place: pointer (a JSON pointer into the body), parameter"
          + " (of the query) or header, each with a code and a sentence. Where errors has as many"
          + " as it may have, errors_truncated is true: there may be more.",
      "Mend every place that is named and send the request again. Nothing was stored."),
  UNAUTHENTICATED(
      401,
      "Sign in first",
      "There is no valid bearer token in the header Authorization. The token may be missing,"
          + " unknown, expired or revoked. A token in the query string is never accepted.",
      "Sign in, or use another personal access token, and send Authorization: Bearer <token>."),
  BAD_CREDENTIALS(
      401,
      "The username or the password is wrong",
      "Nobody with this username and password may sign in. On purpose the answer does not tell"
          + " which of the two is wrong.",
      "Check both, or ask an admin for a new password."),
  FORBIDDEN(
      403,
      "Not permitted",
      "The signed-in person's role or the token's scope does not allow this.",
      "Use an account with the role that the detail names. Sending the same again will not help."),
  SIGN_UP_CLOSED(
      403,
      "Sign-up is closed",
      "This server lets nobody register by himself.",
      "Ask an admin of the server for an account."),
  NOT_FOUND(
      404,
      "Not found",
      "There is nothing at this path, or nothing that this person may see. A malformed id in the"
          + " path is answered in the same way.",
      "Check the path and the id."),
  METHOD_NOT_ALLOWED(
      405,
      "The method is not allowed here",
      "The path exists, but not with this method. The header Allow lists those that it has.",
      "Use one of the methods that Allow lists."),
  NOT_ACCEPTABLE(
      406,
      "No acceptable representation",
      "The header Accept admits none of the media types that this path can answer.",
      "Accept application/json, or the type that the documentation of the path names."),
  CONFLICT(
      409,
      "The present state does not allow this",
      "The request is valid but contradicts what is stored now.",
      "Read the present state and decide anew."),
  VERSION_CONFLICT(
      409,
      "The issue was changed by somebody else",
      "The version in the request is not the issue's present version. The answer"
          + " holds current_version, current (the issue as it is), changes (the steps"
          + " since, oldest first), overlapping (the fields that both sides changed) and"
          + " future_version (true if the issue never came to that version: then nobody"
          + " knows what the caller saw, and nothing overlaps because nothing is known). Of"
          + " more than a hundred steps the newest hundred are told, and changes_truncated"
          + " is true; long texts in them are cut to 1,024 characters. The answer to a bulk"
          + " has, instead of these, conflicts: an entry for each issue that stands in the"
          + " way, with pointer, issue_id, detail and a type of its own, and with"
          + " your_version and current_version if that type is this one. The first 20 of"
          + " those have all members of the answer about one issue, with the newest ten"
          + " steps. The type of the whole answer is that of the first entry, so that a"
          + " bulk of another type (a transition that is not allowed, say) may hold version"
          + " conflicts, and this one may hold others.",
      "If future_version is true, read the issue anew. If overlapping is empty, send the patch"
          + " again with current_version, or use on_conflict=merge. Otherwise show the changes to a"
          + " person. Of a bulk nothing was changed: decide by the type of each entry, read those"
          + " issues anew, and send all of it again, mended or without them."),
  TRANSITION_NOT_ALLOWED(
      409,
      "The status cannot change like this",
      "The workflow has no move from the present status to the wished one: a closed"
          + " issue must be reopened before it can be resolved. The member allowed lists"
          + " the moves that there are.",
      "Move the issue to open or in_progress first."),
  ISSUE_DELETED(
      409,
      "The issue is deleted",
      "A deleted issue takes no change. The answer tells deleted_at, deleted_by and"
          + " current_version, the version that a restoration may name.",
      "Restore the issue first."),
  PROJECT_ARCHIVED(
      409,
      "The project is archived",
      "Nothing inside an archived project can be changed.",
      "Ask a manager to take the project out of the archive."),
  NAME_TAKEN(
      409,
      "The name is taken",
      "Another one has this name, key or external id already. Letter case makes no difference, but"
          + " in external ids. Of an external id taken_by tells which issue of the project has it"
          + " (id and key). The answer to a bulk holds"
          + " conflicts: an entry for each one that stands in the way, with its pointer, field,"
          + " name and taken_by.",
      "Choose another name."),
  LABEL_IN_USE(
      409,
      "The label is in use",
      "Issues carry this label.",
      "Take it off the issues, or delete it with force=true, which does that."),
  LAST_ADMIN(
      409,
      "The last admin must stay",
      "Without an active admin nobody could manage the server.",
      "Make another person an admin first."),
  IN_PROGRESS(
      409,
      "The first request is still running",
      "A request with the same idempotency key has not finished.",
      "Wait a moment and send the same request again."),
  PRECONDITION_FAILED(
      412,
      "The precondition failed",
      "If-Match names no state that the resource has now. For an issue the answer has the same"
          + " members as a version conflict, for anything else current: what it is now.",
      "Look at what it is now, and send the change again with its new ETag."),
  PAYLOAD_TOO_LARGE(
      413,
      "The request is too large",
      "The body is larger than this path takes (JSON 1 MiB, an attachment 25 MiB, an import 1 GiB),"
          + " or the request line or the headers are too long.",
      "Send less: split a bulk, shorten the query, or import a file."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The media type is not supported",
      "The header Content-Type is missing or names a type or a charset that this path does not"
          + " take; or the content of a file is of a type that is not allowed.",
      "Send application/json (PATCH also takes application/merge-patch+json) in UTF-8, files as"
          + " multipart/form-data. The member allowed lists the types that files may have."),
  RANGE_NOT_SATISFIABLE(
      416,
      "There are not so many bytes",
      "The header Range asks for bytes behind the end of the file. The header Content-Range tells"
          + " how many there are.",
      "Ask for a range within the file, or for all of it."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The idempotency key was used for another request",
      "The same key came with another path, query or body before.",
      "Use a new key for a new request."),
  TOO_MANY_REQUESTS(
      429,
      "Too many requests",
      "One of four things was too much; the detail tells which. The requests of this person, or of"
          + " this address where there is no good token, are used up for this minute. Or too many"
          + " passwords were wrong for this name at this address, or for any names there: no"
          + " password is looked at then, the right one neither, for up to 15 minutes. Or one"
          + " person has as many requests that wait, event streams, or files coming in or going out"
          + " as one person may have at once. Or very long answers to requests with an"
          + " Idempotency-Key are kept for this person, more than half a gigabyte within a day.",
      "Wait as many seconds as the header Retry-After says: a minute at the most for requests, up"
          + " to 900 seconds after wrong passwords. Trying on makes neither of them longer. A new"
          + " password from an admin lets its owner in at once, unless it was the address that"
          + " failed too often. Of what is open at once, end some first: let a wait or an upload"
          + " come to its end, or close a stream. Without a key nothing is kept."),
  INTERNAL_ERROR(
      500,
      "The server has a defect",
      "Something happened that nobody foresaw. The server's log holds the details under the"
          + " trace_id of the answer.",
      "Report the trace_id to the people who run the server."),
  UNAVAILABLE(
      503,
      "The server cannot answer now",
      "The database is away, or the server is busy or stopping.",
      "Try again after the seconds that Retry-After says."),
  OUTCOME_UNKNOWN(
      503,
      "The outcome is unknown",
      "The database went away while it confirmed the change, so that the change may stand or not.",
      "Send the same request again with the same idempotency key, or read the present state.");

  private final int status;
  private final String title;
  private final String explanation;
  private final String remedy;

  ProblemType(int status, String title, String explanation, String remedy) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
    this.remedy = remedy;
  }

  public static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String uri() {
    return "/problems/" + slug();
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  Map<String, Object> members() {
    return Map.of(
        "type", uri(),
        "status", status,
        "title", title,
        "explanation", explanation,
        "remedy", remedy);
  }

  public String explanation() {
    return explanation;
  }

  public String remedy() {
    return remedy;
  }
}
