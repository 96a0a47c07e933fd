package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The three passwords of the cluster, random, in one file that only its owner can read. */
record Credentials(String superuser, String owner, String server) {
  static final String SUPERUSER = "postgres";
  static final String OWNER = "tracker_owner";
  static final String SERVER = "tracker";

  static Credentials random() {
    var random = new SecureRandom();
    return new Credentials(password(random), password(random), password(random));
  }

  static Credentials read(Path file) throws IOException {
    var lines = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    return new Credentials(
        required(lines, SUPERUSER, file),
        required(lines, OWNER, file),
        required(lines, SERVER, file));
  }

  /** Whole or not at all: a file cut short by a crash would lock the server out for good. */
  void write(Path file) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var text = new StringWriter();
    text.write(SUPERUSER + "=" + superuser + "\n");
    text.write(OWNER + "=" + owner + "\n");
    text.write(SERVER + "=" + server + "\n");
    PrivateFile.create(draft, text.toString());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String required(Properties lines, String role, Path file) {
    var password = lines.getProperty(role);
    if (password == null) {
      throw new StartupRefused("The file " + file + " lacks the password of " + role);
    }
    return password;
  }

  private static String password(SecureRandom random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
