package dev.tenancy.testkit.isolation.report;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a report as JSON. */
final class JsonReport {
  private JsonReport() {}

  static String of(IsolationReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("started", report.started().toString());
      json.writeStringProperty("ended", report.ended().toString());
      json.writeStringProperty("engine", report.engine());
      json.writeArrayPropertyStart("schemas");
      report.schemas().forEach(json::writeString);
      json.writeEndArray();
      // As a text: many readers of JSON have no whole numbers of 64 bits.
      json.writeStringProperty("seed", Long.toString(report.seed()));
      json.writeObjectPropertyStart("outcomes");
      for (Outcome outcome : Outcome.values()) {
        json.writeNumberProperty(outcome.name(), report.count(outcome));
      }
      json.writeEndObject();
      json.writeArrayPropertyStart("attempts");
      report.attempts().forEach(attempt -> write(json, attempt));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Attempt attempt) {
    json.writeStartObject();
    json.writeStringProperty("object", attempt.object());
    json.writeStringProperty("attack", attempt.attack());
    json.writeStringProperty("context", attempt.context());
    json.writeStringProperty("outcome", attempt.outcome().name());
    json.writeStringProperty("what", attempt.what());
    json.writeEndObject();
  }
}
