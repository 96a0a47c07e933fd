/**
 * The rules of issues, labels, comments, projects and people, in plain Java. Names check themselves
 * (of labels, people, projects and files), drafts and patches tell their faults, and an issue
 * believes what it is given. Every verb answers with what it changed and the events that tell of
 * it, or refuses with a {@link dev.issuetracker.domain.Rejection}. That nothing changes which is
 * deleted or archived is a rule of the use cases. Nothing here knows a clock, a database or a
 * network.
 */
@NullMarked
package dev.issuetracker.domain;

import org.jspecify.annotations.NullMarked;
