package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.CommentRepositoryContract;

final class JdbcCommentRepositoryTest extends CommentRepositoryContract implements PostgresStore {}
