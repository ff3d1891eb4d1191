package dev.tenancy.persistence.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.tools.json.JSONValue;

/** JSON by jOOQ's own writer, whose objects keep the order of a map. */
final class Json {
  private Json() {}

  /** An object of names and values that take turns; a value is a map, a list, a text or a number. */
  static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }

  static String text(Map<String, Object> object) {
    return JSONValue.toJSONString(object) + "\n";
  }
}
