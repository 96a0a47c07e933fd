package dev.issuetracker.rest.operation;

/**
 * One thing that must be in order before this server can take requests, such as a reachable
 * database whose migrations are done. Every bean of this type is asked; without any the server is
 * ready.
 *
 * <p>It is asked on a thread that may block, many times a minute: it answers within a second or
 * two, from a bounded attempt of its own, and says {@code false} where it cannot know.
 */
@FunctionalInterface
public interface Readiness {
  boolean ready();
}
