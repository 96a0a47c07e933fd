package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.rest.answer.Followers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows an import again whenever it got on. */
@Singleton
final class ImportEvents {
  private static final String LAST = "Last-Event-ID";

  /** In looks: often enough for every proxy between here and the client. */
  private static final int HEARTBEAT = 20;

  private final ImportUseCases imports;
  private final ImportAnswers answers;
  private final Followers followers;

  ImportEvents(IssueTracker tracker, ImportAnswers answers, Followers followers) {
    imports = tracker.imports();
    this.answers = answers;
    this.followers = followers;
  }

  /** Who has seen the end is told, in the way of such streams, that it need not come back. */
  HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id) {
    var job = imports.get(actor, id);
    var last = request.getHeaders().get(LAST);
    return job.isSettled() && name(job).equals(last)
        ? HttpResponse.noContent()
        : followers.answer(request, actor, new Progress(actor, id));
  }

  /** The same as long as nothing about it changes. */
  private static String name(ImportJob job) {
    return job.state().code() + "-" + job.progress().processed();
  }

  /** What one follower has seen. */
  private final class Progress implements Followers.View<ImportResponse> {
    private final Actor actor;
    private final String id;
    private volatile @Nullable ImportJob seen;
    private int quiet;

    Progress(Actor actor, String id) {
      this.actor = actor;
      this.id = id;
    }

    @Override
    public List<Event<ImportResponse>> look() {
      var job = imports.get(actor, id);
      boolean news = !job.equals(seen);
      quiet = news ? 0 : quiet + 1;
      seen = job;
      if (!news && quiet % HEARTBEAT != 0) {
        return List.of();
      }
      var event = Event.of(answers.show(actor, job)).id(name(job));
      return List.of(news && job.isSettled() ? event.name("end") : event.name("progress"));
    }

    @Override
    public boolean isOver() {
      var job = seen;
      return job != null && job.isSettled();
    }
  }
}
