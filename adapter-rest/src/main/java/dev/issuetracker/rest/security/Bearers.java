package dev.issuetracker.rest.security;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.Authentication;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.application.people.TokenSecret;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose a token is. That personal tokens were used is written down for all of them together once a
 * minute; only the first use of a token is told at once.
 */
@Singleton
@Requires(beans = IssueTracker.class)
class Bearers {
  private static final Logger LOG = LoggerFactory.getLogger(Bearers.class);
  private static final int MOST_NOTED = 50_000;

  private final Authentication authentication;
  private final BearerCache cache;
  private final Set<Long> used = ConcurrentHashMap.newKeySet();

  Bearers(IssueTracker tracker, BearerCache cache) {
    this.authentication = tracker.authentication();
    this.cache = cache;
  }

  /** A token that expires while it is remembered has expired all the same. */
  Optional<Optional<Bearer>> remembered(TokenSecret token) {
    return cache.remembered(token).map(bearer -> bearer.filter(authentication::isLiving));
  }

  Optional<Bearer> find(TokenSecret token) {
    var bearer = remembered(token).orElseGet(() -> cache.lookUp(token, authentication::bearerOf));
    bearer.filter(one -> one.actor().access() != Actor.Access.SIGNED_IN).ifPresent(this::note);
    return bearer;
  }

  private void note(Bearer bearer) {
    if (used.size() < MOST_NOTED) {
      used.add(bearer.tokenId());
    }
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  @PreDestroy
  void writeUsesDown() {
    var ids = Set.copyOf(used);
    used.removeAll(ids);
    try {
      authentication.recordUses(ids);
    } catch (Unavailable e) {
      used.addAll(ids);
      LOG.warn("The last uses of {} tokens will be written later: {}", ids.size(), e.getMessage());
    }
  }
}
