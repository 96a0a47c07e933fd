package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.LabelListContract;

final class JdbcLabelListTest extends LabelListContract implements PostgresStore {}
