package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.SignInThrottleContract;

final class JdbcSignInThrottleTest extends SignInThrottleContract implements PostgresStore {}
