package dev.issuetracker.rest.operation;

import java.util.Set;

/** The paths that need no token. Everything else does, unknown paths too. */
public final class OpenPaths {
  private static final Set<String> EXACT =
      Set.of(
          "/api/v1/auth/signup",
          "/api/v1/auth/signin",
          "/health",
          "/health/liveness",
          "/health/readiness",
          "/openapi.json",
          "/openapi.yaml",
          "/docs",
          "/redoc");
  private static final Set<String> FOLDERS = Set.of("/docs/", "/redoc/", "/problems/");

  private OpenPaths() {}

  public static boolean contain(String path) {
    return EXACT.contains(path) || FOLDERS.stream().anyMatch(path::startsWith);
  }
}
