package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.attachment.AttachmentRepository.Received;
import dev.issuetracker.application.attachment.AttachmentRepository.Stored;
import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Filename;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of attachments keeps. */
public abstract class AttachmentRepositoryContract extends PortsContract {
  private static final String DIGEST = "ab".repeat(32);

  private Issue issue;
  private int blobs;

  @BeforeEach
  void openAnIssue() {
    issue = world.open(world.anIssue());
  }

  @Test
  void an_attachment_is_found_as_it_was_answered() {
    var by = world.by(world.bob());
    var file = file("Größe 🐛.txt");
    var added = world.write(() -> ports.attachments().add(issue, file, by));

    assertThat(added)
        .isEqualTo(
            new Attachment(
                added.id(),
                issue.id(),
                "Größe 🐛.txt",
                "text/plain",
                7,
                DIGEST,
                world.bob(),
                by.at()));
    assertThat(world.read(() -> ports.attachments().find(added.id())))
        .hasValue(new Stored(added, file.blob().id()));
    assertThat(world.read(() -> ports.attachments().find(Reference.LARGEST_ID))).isEmpty();
  }

  @Test
  void an_attachment_moves_the_activity_and_nothing_else() {
    var added = attach("a.txt");

    var found = world.find(issue.id());

    assertThat(found.activity().attachments()).isEqualTo(1);
    assertThat(found.activity().lastAt()).isEqualTo(added.createdAt());
    assertThat(found).usingRecursiveComparison().ignoringFields("activity").isEqualTo(issue);
  }

  @Test
  void one_that_is_removed_is_gone_and_counted_down_once() {
    var first = attach("a.txt");
    attach("b.txt");

    var removed = together(4, thread -> remove(first));

    assertThat(removed).containsOnlyOnce(true);
    assertThat(world.read(() -> ports.attachments().find(first.id()))).isEmpty();
    assertThat(world.find(issue.id()).activity().attachments()).isEqualTo(1);
  }

  @Test
  void the_history_tells_of_both_with_the_name() {
    var added = attach("a.txt");
    remove(added);

    var told =
        world.read(() -> ports.history().timeline(world.actor(), issue.id(), Pages.all())).items();

    assertThat(told)
        .extracting(HistoryEntry::type)
        .containsExactly("created", "attachment_added", "attachment_removed");
    assertThat(told.subList(1, 3))
        .extracting(HistoryEntry::details)
        .containsOnly(Map.of("attachment_id", added.id(), "filename", "a.txt"));
    assertThat(told.getLast().version()).isNull();
  }

  @Test
  void attachments_of_an_issue_are_listed_oldest_first() {
    var attachments = new ArrayList<Attachment>();
    for (int i = 0; i < 5; i++) {
      attachments.add(attach(i + ".txt"));
    }
    remove(attachments.remove(2));
    var elsewhere = world.open(world.anIssue());
    world.write(() -> ports.attachments().add(elsewhere, file("x"), world.by(world.bob())));

    Pages.holds(
        attachments,
        window -> world.read(() -> ports.attachments().list(world.actor(), issue.id(), window)));
  }

  @Test
  void who_refers_to_bytes_says_so_until_the_attachment_is_removed() {
    var file = file("a.txt");
    var added = world.write(() -> ports.attachments().add(issue, file, world.by(world.bob())));
    var asked = Set.of(file.blob().id(), world.named("unknown"));

    assertThat(claimed(asked)).containsExactly(file.blob().id());
    remove(added);
    assertThat(claimed(asked)).isEmpty();
  }

  private Set<String> claimed(Set<String> asked) {
    return world.read(() -> ports.attachments().claimed(asked));
  }

  private Attachment attach(String name) {
    return world.write(() -> ports.attachments().add(issue, file(name), world.by(world.bob())));
  }

  private boolean remove(Attachment attachment) {
    return world.write(() -> ports.attachments().remove(attachment, world.by(world.alice())));
  }

  private Received file(String name) {
    var blob = new Blob(world.named("blob" + blobs++), 7, DIGEST);
    return new Received(Filename.of(name), "text/plain", blob);
  }
}
