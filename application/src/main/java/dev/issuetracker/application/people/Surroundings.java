package dev.issuetracker.application.people;

/** What signing in takes from the machine and not from the store. */
public record Surroundings(
    PasswordHasher passwords, Randomness randomness, Pause pause, Revocations revocations) {}
