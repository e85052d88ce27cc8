package io.marketdata.load.clients;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A JSON value as flat fields: members behind a point, elements of a list by their place. */
final class JsonFields {

  private JsonFields() {}

  /** All fields of a value. */
  static Map<String, String> of(JsonNode node) {
    Map<String, String> fields = new LinkedHashMap<>();
    add("", node, fields);
    return fields;
  }

  private static void add(String path, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.forEachEntry(
          (name, value) -> add(path.isEmpty() ? name : path + '.' + name, value, fields));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(path + '.' + i, node.get(i), fields);
      }
    } else {
      fields.put(path, node.isNull() ? "null" : node.asString());
    }
  }
}
