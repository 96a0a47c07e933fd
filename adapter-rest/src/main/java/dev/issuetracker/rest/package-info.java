@NullMarked
package dev.issuetracker.rest;

import org.jspecify.annotations.NullMarked;
