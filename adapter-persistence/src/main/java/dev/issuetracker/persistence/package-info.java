/**
 * The ports of the use cases on PostgreSQL: plain JDBC, one hand-written statement for what is one
 * step. Connections, rows and SQL stay in here; everything inside works within the transaction that
 * {@link dev.issuetracker.persistence.JdbcTransactions} opened for the use case.
 */
@NullMarked
package dev.issuetracker.persistence;

import org.jspecify.annotations.NullMarked;
