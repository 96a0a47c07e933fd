package dev.issuetracker.rest.people;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.PeopleUseCases;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.application.people.Revocations;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Role;
import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.NameSearch;
import dev.issuetracker.rest.answer.Paging;
import dev.issuetracker.rest.answer.Preconditions;
import dev.issuetracker.rest.answer.Writes;
import dev.issuetracker.rest.json.MediaTypes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The people. Nobody is ever deleted, only deactivated. */
@Controller("/api/v1/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Users", description = "The people of the tracker.")
class UserController {
  private final PeopleUseCases people;
  private final Lists lists;
  private final Writes writes;
  private final Revocations revocations;
  private final Preconditions preconditions;

  UserController(
      IssueTracker tracker,
      Lists lists,
      Writes writes,
      Revocations revocations,
      Preconditions preconditions) {
    this.preconditions = preconditions;
    this.people = tracker.people();
    this.lists = lists;
    this.writes = writes;
    this.revocations = revocations;
  }

  @Get
  @Operation(operationId = "listUsers", summary = "List people, by username")
  @ApiResponse(responseCode = "200", description = "A part of the list.")
  Listing<UserResponse> list(
      @Parameter(hidden = true) Actor actor,
      @Parameter(
              description = "A part of the username or the name.",
              schema = @Schema(type = "string", maxLength = NameSearch.LONGEST))
          @QueryValue
          @Nullable String q,
      @Parameter(description = "One role.") @QueryValue @Nullable String role,
      @Parameter(description = "Whether they may sign in.") @QueryValue @Nullable Boolean active,
      @RequestBean Paging paging,
      @Parameter(hidden = true) HttpRequest<?> request) {
    var faults = faults(q, role);
    var window = lists.window(request, paging, faults::toList);
    faults.refuse();
    var wanted = role == null ? null : Role.of(role).orElseThrow();
    var filter = new PersonRepository.Filter(q, wanted, active);
    return lists.listing(request, people.list(actor, filter, window), UserResponse::from);
  }

  private static Faults faults(@Nullable String q, @Nullable String role) {
    var faults = new Faults();
    if (role != null) {
      faults.add(Role.check("role", role));
    }
    return faults.add(NameSearch.check(q));
  }

  @Get("/{ref}")
  @Operation(operationId = "getUser", summary = "One person, by id or username")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(responseCode = "200", description = "The person.")
  UserResponse get(@Parameter(hidden = true) Actor actor, @PathVariable String ref) {
    return UserResponse.from(people.get(actor, Reference.of(ref)));
  }

  @Post
  @Operation(operationId = "createUser", summary = "Give somebody an account")
  @ApiResponse(
      responseCode = "201",
      description = "The new person.",
      content = @Content(schema = @Schema(implementation = UserResponse.class)))
  HttpResponse<?> create(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Body UserRequests.Create body) {
    var command = people.prepare(actor, body.toCommand());
    return writes.run(
        request,
        actor,
        digest -> people.fingerprint(command, digest),
        () -> {
          var person = people.create(actor, command);
          return HttpResponse.created(
              UserResponse.from(person), URI.create("/api/v1/users/" + person.id()));
        });
  }

  @Patch("/{ref}")
  @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
  @Operation(
      operationId = "changeUser",
      summary = "Rename, change the role, set a password, deactivate or reactivate",
      description =
          "Whoever is deactivated loses every token at once. The last active admin cannot be"
              + " demoted or deactivated.")
  @ApiResponse(
      responseCode = "200",
      description = "The person as changed.",
      content = @Content(schema = @Schema(implementation = UserResponse.class)))
  @HeedsIfMatch
  HttpResponse<?> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @PathVariable String ref,
      @Body UserRequests.Change body) {
    var patch = people.prepare(actor, body.toCommand());
    var changed = new AtomicLong();
    var answer =
        writes.run(
            request,
            actor,
            digest -> people.fingerprint(patch, digest),
            () -> {
              var known = preconditions.of(request, UserResponse::from, body::faults);
              var person = people.change(actor, Reference.of(ref), patch, known);
              changed.set(person.id());
              return HttpResponse.ok(UserResponse.from(person));
            });
    // With an idempotency key the change is kept only now, later than the use case said so.
    revocations.ofPerson(changed.get());
    return answer;
  }
}
