/** Imports of rows that the program already holds in memory. */
@NullMarked
package com.example.desk.rows;

import org.jspecify.annotations.NullMarked;
