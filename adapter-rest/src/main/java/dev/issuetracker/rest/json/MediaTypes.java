package dev.issuetracker.rest.json;

/** The media types of JSON bodies. */
public final class MediaTypes {

  public static final String JSON = "application/json";
  public static final String MERGE_PATCH = "application/merge-patch+json";
  public static final String PROBLEM = "application/problem+json";

  private MediaTypes() {}
}
