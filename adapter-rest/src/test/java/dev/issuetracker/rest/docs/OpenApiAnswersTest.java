package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.walk.Call;
import dev.issuetracker.rest.walk.Calls;
import dev.issuetracker.rest.walk.Operation;
import dev.issuetracker.rest.walk.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds what the running server answers against what it publishes about itself. */
class OpenApiAnswersTest {
  private static World world;
  private static OpenApiContract contract;

  @BeforeAll
  static void start() {
    world = World.start();
    var published = world.server.send("GET", "/openapi.json", "").text();
    contract = new OpenApiContract(OpenApiContract.object(published));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void everyOperationAnswersInTheShapeThatIsPublished() {
    assertThat(
            faults(
                operation -> {
                  var token = fresh();
                  var call = Calls.of(operation, world, token);
                  return judge(call, call.by(world.server, token), 2);
                }))
        .isEmpty();
  }

  @Test
  void everyGoodRequestIsOneThatIsPublished() {
    assertThat(
            faults(
                operation -> {
                  var call = Calls.of(operation, world, fresh());
                  return call.body().isEmpty() || !operation.takesJson()
                      ? List.of()
                      : contract.requestFaults(call.method(), call.path(), call.body());
                }))
        .isEmpty();
  }

  @Test
  void everyRefusalHasTheShapeThatIsPublished() {
    assertThat(
            faults(
                operation -> {
                  var good = Calls.of(operation, world, world.admin);
                  var call = good.at(good.path() + "?no_such=1");
                  return judge(good, call.by(world.server, world.admin), 4);
                }))
        .isEmpty();
  }

  @Test
  void whatIsNotThereIsAnsweredInTheShapeThatIsPublished() {
    assertThat(
            faults(
                operation -> {
                  if (!operation.path().contains("{")) {
                    return List.of();
                  }
                  var good = Calls.of(operation, world, world.admin);
                  var call = good.at(operation.path().replaceAll("\\{[^}]*}", "999999"));
                  return judge(call, call.by(world.server, world.admin), 4);
                }))
        .isEmpty();
  }

  @Test
  void whoIsTooLateIsToldInTheShapeThatIsPublished() {
    var issue = world.server.as(world.admin, "POST", "/api/v1/issues", "{\"title\": \"Old\"}");
    var path = issue.header("Location");
    world.server.as(world.admin, "PATCH", path, "{\"version\": 1, \"labels\": [\"bug\"]}");
    var patch = "{\"version\": 1, \"title\": \"New\"}";
    var late = world.server.as(world.admin, "PATCH", path, patch);
    var tagged =
        world.server.as(world.admin, "PATCH", path, "{\"title\": \"New\"}", "If-Match", "\"1\"");

    assertThat(List.of(late.status(), tagged.status())).containsExactly(409, 412);
    for (var reply : List.of(late, tagged)) {
      assertThat(contract.faults("VersionConflict", reply.text())).isEmpty();
    }
    var update = "{\"updates\": [{\"id\": %s, \"version\": 1, \"title\": \"New\"}]}";
    var many =
        world.server.as(
            world.admin,
            "PATCH",
            "/api/v1/issues/bulk",
            update.formatted(path.replaceAll(".*/", "")));
    assertThat(many.status()).isEqualTo(409);
    assertThat(contract.faults("BulkConflict", many.text())).isEmpty();
  }

  /** Whoever has the tag of an answer can ask with it, and what has none does not promise one. */
  @Test
  void everyReadSaysWhetherItHasATag() {
    assertThat(
            faults(
                operation -> {
                  if (!operation.method().equals("GET")) {
                    return List.of();
                  }
                  var call = Calls.of(operation, world, world.admin);
                  boolean tagged = !call.by(world.server, world.admin).header("ETag").isEmpty();
                  return tagged == contract.describes("GET", call.path(), 304)
                      ? List.of()
                      : List.of(tagged ? "304 is not described" : "has no ETag");
                }))
        .isEmpty();
  }

  private static List<String> faults(Function<Operation, List<String>> judge) {
    var wrong = new ArrayList<String>();
    for (var operation : Operation.of(world.server)) {
      judge.apply(operation).forEach(fault -> wrong.add(operation.id() + ": " + fault));
    }
    return wrong;
  }

  private static List<String> judge(Call call, Reply reply, int hundreds) {
    if (reply.status() / 100 != hundreds) {
      return List.of(reply.status() + " " + reply.text());
    }
    // A file comes in the type of what is in it; the document can only say that it is bytes.
    var type =
        call.path().startsWith("/api/v1/attachments/") && hundreds == 2
            ? "application/octet-stream"
            : reply.header("Content-Type");
    return contract.faults(call.method(), call.path(), reply.status(), type, reply.text());
  }

  private static String fresh() {
    return world.signedIn("admin");
  }
}
