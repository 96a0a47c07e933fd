package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.AttachmentRepositoryContract;

final class JdbcAttachmentRepositoryTest extends AttachmentRepositoryContract
    implements PostgresStore {}
