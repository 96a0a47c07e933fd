package dev.issuetracker.rest.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Shapes around issues that the generator does not get out of the code. */
final class IssueShapes {
  /** To the generator a list in a patch is an object with the members of the Java type. */
  private static final String LIST_OF_PATCH = "#/components/schemas/Field_List_String__";

  private IssueShapes() {}

  static void mend(JsonObject schemas) throws IOException {
    withoutComments(schemas);
    labelsOfPatches(schemas);
  }

  /** An issue as a conflict shows it. The generator knows it only with its comments. */
  private static void withoutComments(JsonObject schemas) throws IOException {
    if (schemas.get("IssueDetail") instanceof JsonObject detail) {
      var issue = copy(detail);
      issue.put("description", "An issue without its comments");
      issue.object("properties").keySet().removeAll(Set.of("comments", "comments_url"));
      schemas.put("Issue", issue);
    }
  }

  private static void labelsOfPatches(JsonObject schemas) throws IOException {
    var whole = schemas.object("ReplaceLabels").object("properties").object("labels");
    for (var name : schemas.keySet()) {
      var properties = schemas.object(name).object("properties");
      if (LIST_OF_PATCH.equals(properties.object("labels").text("$ref"))) {
        var labels = copy(whole);
        labels.put("type", List.of("array", "null"));
        properties.put("labels", labels);
      }
    }
  }

  private static JsonObject copy(JsonObject object) throws IOException {
    return JsonObject.readObject(new ByteArrayInputStream(object.toBytes()));
  }
}
