package dev.issuetracker.rest.connection;

import java.util.regex.Pattern;

/** How large a body each kind of route takes, in one place. */
public final class BodyLimits {

  public static final long JSON = 1L << 20;
  public static final long ATTACHMENT = 25L << 20;
  public static final long IMPORT = 1L << 30;

  /** What the boundaries and the other fields of a form may add to the file. */
  static final long FORM = 1L << 16;

  private static final String ISSUES = "/api/v1/issues/";
  private static final Pattern ATTACHMENTS =
      Pattern.compile(ISSUES + "[^/]+/attachments/?(\\?.*)?");
  private static final Pattern IMPORTS = Pattern.compile(ISSUES + "import/?(\\?.*)?");

  private BodyLimits() {}

  static long of(String uri) {
    if (!uri.startsWith(ISSUES)) {
      return JSON;
    }
    if (IMPORTS.matcher(uri).matches()) {
      return IMPORT + FORM;
    }
    return ATTACHMENTS.matcher(uri).matches() ? ATTACHMENT + FORM : JSON;
  }
}
