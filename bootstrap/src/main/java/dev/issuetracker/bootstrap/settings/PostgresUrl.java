package dev.issuetracker.bootstrap.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database URL in one of the two usual notations, as the driver takes it. The driver knows no
 * {@code user:password@}, so that part is taken out.
 */
record PostgresUrl(String jdbcUrl, @Nullable String user, @Nullable Secret password) {
  private static final String HOST = "(?:\\[[0-9a-fA-F:.%]+\\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>jdbc:postgresql|postgresql)://"
              + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + ("(?<rest>" + HOST + "(?:," + HOST + ")*/[^/?#]+(?:\\?[^#]*)?)"));

  static Optional<PostgresUrl> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var user = matcher.group("user");
    var fromDriver = matcher.group("scheme").startsWith("jdbc:");
    if (fromDriver && user != null) {
      return Optional.empty();
    }
    try {
      var password = decoded(matcher.group("password"));
      return Optional.of(
          new PostgresUrl(
              "jdbc:postgresql://" + matcher.group("rest"),
              decoded(user),
              password == null ? null : new Secret(password)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a broken %-escape
    }
  }

  private static @Nullable String decoded(@Nullable String text) {
    // A plus is a plus in this part of a URL.
    return text == null || text.isEmpty()
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
