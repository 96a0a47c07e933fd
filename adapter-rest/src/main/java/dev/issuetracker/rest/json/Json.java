package dev.issuetracker.rest.json;

import java.util.List;
import java.util.Map;

/** A JSON value. Numbers keep their text, so that the binder can judge what was really written. */
public sealed interface Json {

  record Members(Map<String, Json> values) implements Json {}

  record Items(List<Json> values) implements Json {}

  record Text(String value) implements Json {}

  record Numeral(String digits) implements Json {}

  record Truth(boolean value) implements Json {}

  record Nothing() implements Json {}
}
