package dev.issuetracker.bootstrap.architecture.canary.domain;

import java.util.HashMap;
import java.util.Map;

public final class RemembersForEverybody {
  static final Map<String, String> SEEN = new HashMap<>();
  static final String[] NAMES = {"one"};

  private RemembersForEverybody() {}
}
