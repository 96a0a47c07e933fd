/** The rules of an issue tracker, in plain Java. */
module dev.issuetracker.domain {
  requires static org.jspecify;

  exports dev.issuetracker.domain;
}
