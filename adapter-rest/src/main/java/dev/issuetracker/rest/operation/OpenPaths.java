package dev.issuetracker.rest.operation;

import java.util.List;
import java.util.Set;

/** The paths that need no token. Everything else does, unknown paths too. */
public final class OpenPaths {
  private static final Set<String> EXACT =
      Set.of(
          "/api/v1/auth/signup",
          "/api/v1/auth/signin",
          "/openapi.json",
          "/openapi.yaml",
          "/docs",
          "/redoc",
          "/problems");
  private static final List<String> FOLDERS = List.of("/docs/", "/redoc/", "/problems/");

  private static final Set<String> HEALTH =
      Set.of("/health", "/health/liveness", "/health/readiness");

  private OpenPaths() {}

  /** Without the slash at the end, which makes no difference to where a path leads. */
  public static String plain(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  public static boolean areHealth(String path) {
    return HEALTH.contains(path);
  }

  private static boolean isInFolder(String path) {
    for (var folder : FOLDERS) {
      if (path.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  public static boolean contain(String path) {
    return areHealth(path) || EXACT.contains(path) || isInFolder(path);
  }
}
