/** Issues, comments, history and reports in a relational database, by plain JDBC. */
@NullMarked
package com.example.desk.store;

import org.jspecify.annotations.NullMarked;
