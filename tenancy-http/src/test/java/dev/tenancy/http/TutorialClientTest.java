package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The client of the Flask tutorial that the service started from, unchanged. */
class TutorialClientTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @BeforeAll
  static void provisionTheTutorialsTenants() {
    service.admin().post("/tenants", "{\"slug\":\"1\",\"name\":\"One\"}").hasStatus(201);
    service.admin().post("/tenants", "{\"slug\":\"2\",\"name\":\"Two\"}").hasStatus(201);
  }

  @Test
  void tasks_areRefused_withoutTheHeader() {
    Answer answer = service.anybody().get("/tasks").isProblem(400, "tenant-missing");

    assertThat(answer.text("error")).isEqualTo("Tenant ID missing");
  }

  @Test
  void tasks_areCreatedAndListed_forTheTenantOfTheHeader() {
    Answer created =
        service.tenant("1").post("/tasks", "{\"description\": \"Learn Flask\"}").hasStatus(201);
    assertThat(created.text("message")).isEqualTo("Task created");

    JsonNode tasks = service.tenant("1").get("/tasks").hasStatus(200).json();
    assertThat(tasks.isArray()).isTrue();
    assertThat(tasks).hasSize(1);
    assertThat(tasks.get(0).get("id").isString()).isTrue();
    assertThat(tasks.get(0).get("description").stringValue()).isEqualTo("Learn Flask");
    assertThat(tasks.get(0).get("completed").booleanValue()).isFalse();

    JsonNode others = service.tenant("2").get("/tasks").hasStatus(200).json();
    assertThat(others.isArray()).isTrue();
    assertThat(others).isEmpty();
  }
}
