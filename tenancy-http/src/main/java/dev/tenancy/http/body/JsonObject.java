package dev.tenancy.http.body;

import dev.tenancy.http.json.Json;
import dev.tenancy.http.problem.InvalidMember;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The object in a request's body. Read the members that are known, then {@link #check}: it refuses
 * everything that was wrong at once, and members that nobody has asked for.
 */
public final class JsonObject {
  /** Enough to mend a body; without a bound a caller could make the answer larger than the body. */
  private static final int MAX_ERRORS = 20;

  private final JsonNode node;
  private final Set<String> known = new HashSet<>();
  private final List<InvalidMember> errors = new ArrayList<>();

  private JsonObject(JsonNode node) {
    this.node = node;
  }

  /**
   * Parses a text.
   *
   * @throws ProblemException when it is not JSON, or not an object
   */
  static JsonObject parse(String text) {
    JsonNode node;
    try {
      node = Json.read(text);
    } catch (JacksonException e) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON.");
    }
    if (node.isMissingNode()) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is blank.");
    }
    if (!node.isObject()) {
      throw ProblemException.invalid(
          List.of(new InvalidMember("", "the body must be a JSON object")));
    }
    return new JsonObject(node);
  }

  /**
   * Reads a member that is a string and may be absent.
   *
   * @param type makes a value of it, and refuses by {@link IllegalArgumentException}
   */
  public <T> Optional<T> text(String member, Function<String, T> type) {
    return read(member, JsonNode::isString, "a string", JsonNode::stringValue).flatMap(text -> {
      try {
        return Optional.of(type.apply(text));
      } catch (IllegalArgumentException e) {
        refuse(member, String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    });
  }

  /** Reads a member that is a string and must be there; empty when {@link #check} will refuse. */
  public <T> Optional<T> requiredText(String member, Function<String, T> type) {
    if (!node.has(member)) {
      refuse(member, "is missing");
    }
    return text(member, type);
  }

  /** Reads a member that is true or false and may be absent. */
  public Optional<Boolean> flag(String member) {
    return read(member, JsonNode::isBoolean, "true or false", JsonNode::booleanValue);
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException when a member was missing, wrong or unknown
   */
  public void check() {
    for (String member : node.propertyNames()) {
      if (!known.contains(member)) {
        refuse(member, "is unknown");
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private <T> Optional<T> read(
      String member,
      Function<JsonNode, Boolean> isRight,
      String wanted,
      Function<JsonNode, T> value) {
    known.add(member);
    JsonNode found = node.get(member);
    if (found == null) {
      return Optional.empty();
    }
    if (!isRight.apply(found)) {
      refuse(member, "must be " + wanted + (found.isNull() ? ", not null" : ""));
      return Optional.empty();
    }
    return Optional.of(value.apply(found));
  }

  private void refuse(String member, String detail) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(InvalidMember.of(member, detail));
    }
  }
}
