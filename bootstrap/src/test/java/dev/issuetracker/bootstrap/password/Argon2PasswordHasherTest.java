package dev.issuetracker.bootstrap.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
  private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

  @Test
  void aHashNamesItsParametersAndIsDifferentEveryTime() {
    var hash = hasher.hash("correct horse");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(150);
    assertThat(hasher.hash("correct horse")).isNotEqualTo(hash);
  }

  @Test
  void onlyTheVeryPasswordFits() {
    var hash = hasher.hash("pässwörd 🐛");

    assertThat(hasher.verify("pässwörd 🐛", hash)).isTrue();
    assertThat(hasher.verify("passwörd 🐛", hash)).isFalse();
    assertThat(hasher.verify("pässwörd 🐛 ", hash)).isFalse();
    assertThat(hasher.verify("", hash)).isFalse();
  }

  @Test
  void nothingIsCutOffALongPassword() {
    var hash = hasher.hash("x".repeat(128));

    assertThat(hasher.verify("x".repeat(127), hash)).isFalse();
    assertThat(hasher.verify("x".repeat(127) + "y", hash)).isFalse();
  }

  /** Made by the reference implementation: argon2 somesalt -id -t 2 -k 65536 -p 1. */
  @Test
  void hashesOfOthersAreUnderstood() {
    var hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hasher.verify("password", hash)).isTrue();
    assertThat(hasher.verify("Password", hash)).isFalse();
  }

  @Test
  void whatIsNoHashFitsNothing() {
    for (var text :
        new String[] {
          "", "plain", "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$" + "A".repeat(43)
        }) {
      assertThat(hasher.verify("password", text)).isFalse();
    }
  }
}
