/** Issues over HTTP: requests become commands, answers are made from what the use cases return. */
@NullMarked
package dev.issuetracker.rest.issue;

import org.jspecify.annotations.NullMarked;
