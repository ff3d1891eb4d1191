package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The planes as services of their own. */
class PlanesTest {
  /** Each pool watches its server on one more. */
  private static final int OF_ONE_NODE = ServiceExtension.POOL_SIZE + 1;

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @Test
  void dataPlane_servesTasksOnly_andLogsInAsItsRoleOnly() {
    String slug = service.newSlug();
    try (Node data = node("data")) {
      data.anybody().with("X-Tenant-ID", slug).get("/tasks").hasStatus(200);
      data.anybody().get("/health/ready").hasStatus(200);
      data.admin().get("/tenants").isProblem(404, "not-found");
      data.admin().get("/tenants/" + slug + "/api-keys").isProblem(404, "not-found");
      Awaiting.until(() -> connectionsOf("tenancy_app") > OF_ONE_NODE);
      assertThat(connectionsOf("tenancy_control")).isLessThanOrEqualTo(OF_ONE_NODE);
    }
  }

  @Test
  void controlPlane_servesTenantsOnly_andLogsInAsItsRoleOnly() {
    String slug = service.newSlug();
    try (Node control = node("control")) {
      control.admin().get("/tenants/" + slug).hasStatus(200);
      control.anybody().get("/health/ready").hasStatus(200);
      control.anybody().with("X-Tenant-ID", slug).get("/tasks").isProblem(404, "not-found");
      Awaiting.until(() -> connectionsOf("tenancy_control") > OF_ONE_NODE);
      assertThat(connectionsOf("tenancy_app")).isLessThanOrEqualTo(OF_ONE_NODE);
    }
  }

  @Test
  void changes_areInForce_onTheOtherPlanesNode_atOnce() {
    try (Node data = node("data");
        Node control = node("control")) {
      String slug = service.newSlug();
      Caller acme = data.anybody().with("X-Tenant-ID", slug);
      acme.get("/tasks").hasStatus(200);

      control.admin().post("/tenants/" + slug + "/suspend").hasStatus(200);
      acme.get("/tasks").isProblem(403, "tenant-suspended");
      control.admin().post("/tenants/" + slug + "/resume").hasStatus(200);
      acme.get("/tasks").hasStatus(200);
      control.admin().patch("/tenants/" + slug, "{\"slug\":\"" + slug + "-2\"}").hasStatus(200);
      acme.get("/tasks").isProblem(404, "tenant-unknown");
      data.anybody().with("X-Tenant-ID", slug + "-2").get("/tasks").hasStatus(200);
    }
  }

  private static Node node(String plane) {
    return Node.start(service.configuration(Map.of("TENANCY_PLANE", plane)));
  }

  /** The pools of the node that is always there are filled in the background. */
  private static int connectionsOf(String role) {
    try (Connection connection = service.postgres().superuser().getConnection();
        PreparedStatement statement = connection.prepareStatement(
            "select count(*) from pg_stat_activity where usename = ? and datname = current_database()")) {
      statement.setString(1, role);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
