package dev.issuetracker.rest.multipart;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a form.
 *
 * @param name of the field
 * @param filename as it was sent, if it was: nothing has been done to it
 * @param content good until the next part is asked for
 */
public record Part(String name, @Nullable String filename, InputStream content) {}
