package dev.issuetracker.application.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.contract.World;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.people.SignInPolicy;
import dev.issuetracker.application.project.ProjectUseCases;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {
  private static final AttachmentPolicy POLICY =
      new AttachmentPolicy(100, Set.of("text/plain", "image/png"));

  private final FixedClock clock = FixedClock.at("2026-01-09T12:00:00Z");
  private final Ports ports = InMemory.ports(clock);
  private final World world = World.in(ports);
  private final IssueTracker tracker = IssueTracker.on(ports, SignInPolicy.closed(), POLICY);
  private final Actor reporter = Actor.of(world.person("rita", Role.REPORTER));
  private final Actor stranger = Actor.of(world.person("ron", Role.REPORTER));
  private final Actor developer = Actor.of(world.person("dora", Role.DEVELOPER));
  private final Actor manager = world.actor();
  private final Issue issue = world.open(world.anIssue().reportedBy(reporter.person()));

  @Test
  void a_reporter_attaches_to_his_own_issue_and_a_developer_to_any() {
    add(reporter, "a.txt", "text".getBytes(UTF_8));
    add(developer, "b.txt", "text".getBytes(UTF_8));

    assertThat(refusal(() -> add(stranger, "c.txt", new byte[0])))
        .isInstanceOf(Rejection.NotPermitted.class);
    assertThat(tracker.attachments().list(stranger, ref(), Window.first(20)).items()).hasSize(2);
  }

  @Test
  void the_same_hold_for_removing() {
    var attachment = add(reporter, "a.txt", new byte[0]);
    var id = Long.toString(attachment.id());

    assertThat(refusal(() -> tracker.attachments().remove(stranger, id)))
        .isInstanceOf(Rejection.NotPermitted.class);
    tracker.attachments().remove(reporter, id);
    assertThat(refusal(() -> tracker.attachments().remove(reporter, id)))
        .isInstanceOf(Rejection.NotFound.class);
  }

  @Test
  void nothing_is_attached_to_what_is_deleted_and_only_managers_hear_why() {
    var attachment = add(reporter, "a.txt", new byte[0]);
    var id = Long.toString(attachment.id());
    world.delete(issue);

    assertThat(refusal(() -> add(manager, "a.txt", new byte[0])))
        .isInstanceOf(Rejection.IssueIsDeleted.class);
    assertThat(refusal(() -> add(developer, "a.txt", new byte[0])))
        .isInstanceOf(Rejection.NotFound.class);
    assertThat(refusal(() -> tracker.attachments().remove(manager, id)))
        .isInstanceOf(Rejection.IssueIsDeleted.class);
    assertThat(refusal(() -> tracker.attachments().get(developer, id)))
        .isInstanceOf(Rejection.NotFound.class);
  }

  @Test
  void an_archived_project_takes_none_and_gives_none_away() {
    var attachment = add(reporter, "a.txt", new byte[0]);
    archive();

    assertThat(refusal(() -> add(manager, "a.txt", new byte[0])))
        .isInstanceOf(Rejection.ProjectIsArchived.class);
    assertThat(refusal(() -> tracker.attachments().remove(manager, Long.toString(attachment.id()))))
        .isInstanceOf(Rejection.ProjectIsArchived.class);
    assertThat(tracker.attachments().list(reporter, ref(), Window.first(20)).items()).hasSize(1);
  }

  private void archive() {
    tracker
        .projects()
        .change(
            new ProjectUseCases.Change(
                manager,
                world.project().key().toString(),
                Field.absent(),
                Field.absent(),
                Field.absent(),
                Field.of(true)));
  }

  @Test
  void the_bytes_are_read_from_anywhere() throws IOException {
    var attachment = add(reporter, "a.txt", "0123456789".getBytes(UTF_8));
    var stored = tracker.attachments().get(stranger, Long.toString(attachment.id()));

    try (var content = tracker.attachments().content(stored, 7)) {
      assertThat(content.readAllBytes()).asString().isEqualTo("789");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a00,image/png",
    "'',text/plain",
    "c3bc,text/plain",
    "3c68,text/plain"
  })
  void the_type_is_that_of_the_content(String digits, String type) {
    assertThat(add(reporter, "x.exe", HexFormat.of().parseHex(digits)).mediaType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "00000020667479706d703432,video/mp4",
    "0000001c6674797069736f6d,video/mp4",
    "0000001866747970617669660000,image/avif",
    "00000018667479706865696300,image/heic",
    "0000001c667479704d344120,audio/mp4",
    "0000001466747970717420200000,video/quicktime",
    "000000186674797078787878,application/octet-stream",
    "52494646100000005745425056503820,image/webp",
    "6162636465666768574542502c206f68,text/plain",
    "5468652066747970206f66206d696e65,text/plain",
    "1a45dfa39f4286810142f7810142f2810442f381084282847765626d,video/webm",
    "1a45dfa30100000000000023428681014282886d6174726f736b61,video/matroska",
    "1a45dfa39f4286810142f78101000000,application/octet-stream"
  })
  void what_contains_others_is_told_by_what_it_says_itself(String digits, String type)
      throws IOException {
    var anything = new AttachmentPolicy(100, Set.of(AttachmentPolicy.ANYTHING));
    var content =
        TypedContent.of(new ByteArrayInputStream(HexFormat.of().parseHex(digits)), anything);
    content.readAllBytes();

    assertThat(content.type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffd8ff00", // a JPEG, which the policy does not have
        "4d5a9000", // a NUL
        "c328", // no UTF-8
        "6161c3", // the end of a character is missing
        "eda080", // a surrogate
        "c080", // a NUL in disguise
        "f4908080" // beyond the last character
      })
  void what_is_not_allowed_is_refused_and_leaves_nothing(String digits) {
    assertThat(refusal(() -> add(reporter, "a.txt", HexFormat.of().parseHex(digits))))
        .isInstanceOf(Rejection.TypeNotAllowed.class);
    assertNothingIsLeft();
  }

  @Test
  void what_is_too_large_is_refused_and_leaves_nothing() {
    assertThat(refusal(() -> add(reporter, "a.txt", "x".repeat(101).getBytes(UTF_8))))
        .isEqualTo(new Rejection.TooLarge(100));
    assertNothingIsLeft();
    add(reporter, "a.txt", "x".repeat(100).getBytes(UTF_8));
  }

  @Test
  void what_is_attached_is_asked_about_once_and_kept() {
    var kept = add(reporter, "a.txt", "kept".getBytes(UTF_8));
    var stored = tracker.attachments().get(reporter, Long.toString(kept.id()));

    clock.advance(Duration.ofHours(2));
    assertThat(tracker.blobs().sweep()).isEqualTo(1);

    assertThat(ports.blobs().read(stored.blob(), 0)).isPresent();
    assertThat(tracker.blobs().sweep()).isZero();
  }

  private void assertNothingIsLeft() {
    clock.advance(Duration.ofHours(2));
    assertThat(tracker.blobs().sweep()).isZero();
  }

  private Attachment add(Actor actor, String name, byte[] bytes) {
    try {
      return tracker
          .attachments()
          .add(new AttachmentUseCases.Add(actor, ref(), name), new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ref() {
    return Long.toString(issue.id());
  }

  private static Rejection refusal(Runnable work) {
    var refused = new Rejection[1];
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Rejected.class, rejected -> refused[0] = rejected.rejection());
    return refused[0];
  }
}
