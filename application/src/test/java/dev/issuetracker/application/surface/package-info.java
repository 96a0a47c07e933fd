/** What embedders see, written down, so that nobody changes it without noticing. */
package dev.issuetracker.application.surface;
