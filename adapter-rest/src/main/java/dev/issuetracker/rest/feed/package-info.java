/** The change feed: what happened to all issues, for those who keep a copy of them. */
@NullMarked
package dev.issuetracker.rest.feed;

import org.jspecify.annotations.NullMarked;
