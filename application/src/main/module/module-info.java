/** The use cases of an issue tracker, and the ports that they need. */
module dev.issuetracker.application {
  requires transitive dev.issuetracker.domain;
  requires static org.jspecify;

  exports dev.issuetracker.application;
  exports dev.issuetracker.application.attachment;
  exports dev.issuetracker.application.blob;
  exports dev.issuetracker.application.comment;
  exports dev.issuetracker.application.finding;
  exports dev.issuetracker.application.history;
  exports dev.issuetracker.application.idempotency;
  exports dev.issuetracker.application.imports;
  exports dev.issuetracker.application.issue;
  exports dev.issuetracker.application.label;
  exports dev.issuetracker.application.memory;
  exports dev.issuetracker.application.people;
  exports dev.issuetracker.application.project;
  exports dev.issuetracker.application.redaction;
  exports dev.issuetracker.application.reports;
  exports dev.issuetracker.application.sheet;
}
