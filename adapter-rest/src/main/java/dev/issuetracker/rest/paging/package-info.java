/** Parts of lists: what a caller asks for, cursors that nobody can forge, and links to the rest. */
@NullMarked
package dev.issuetracker.rest.paging;

import org.jspecify.annotations.NullMarked;
