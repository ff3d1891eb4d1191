package dev.tenancy.http.configuration;

import dev.tenancy.http.server.ServerSettings;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured: each by an environment variable and by a flag of the same name.
 * A secret has no flag, because others could see it in the list of processes; the flag, and a second
 * variable, name a file that holds it.
 */
enum Setting {
  HOST(Kind.VALUE, "127.0.0.1", "address to listen on"),
  PORT(Kind.VALUE, "8080", "port to listen on; 0 for any that is free"),
  PLANE(
      Kind.VALUE,
      "all",
      "what this node serves: data (tenants' tasks), control (tenants, for the administrator), or all"),
  MAX_CONNECTIONS(
      Kind.VALUE,
      "" + ServerSettings.DEFAULT.maxConnections(),
      "connections that may be open at once, 1 to 100000; beyond that, silent ones are closed"),
  MAX_HEADER_BYTES(
      Kind.VALUE,
      "" + ServerSettings.DEFAULT.maxHeaderBytes(),
      "size of a request's line and headers together, 1024 to 65536"),
  IDLE_SECONDS(
      Kind.VALUE,
      "" + ServerSettings.DEFAULT.idle().toSeconds(),
      "how long a connection may be silent, and a request take to arrive, 1 to 3600"),
  TRUSTED_PROXIES(
      Kind.VALUE,
      null,
      "addresses or ranges such as 10.0.0.0/8, with commas, of proxies whose X-Forwarded-For and "
          + "X-Forwarded-Proto are believed; without it nobody's are"),
  CORS_ORIGINS(
      Kind.VALUE,
      null,
      "origins such as https://app.example.com, with commas, whose pages may call; without it "
          + "those of no other"),
  CALLER_MODE(
      Kind.VALUE,
      null,
      "how tenants' callers say who they are: header, api-key or jwt. Must be set for a database of "
          + "your own; the embedded one takes header"),
  JWT_ISSUER(Kind.VALUE, null, "who must have signed a token: its claim iss"),
  JWT_AUDIENCE(Kind.VALUE, null, "whom a token must be for: its claim aud"),
  JWT_KEYS(Kind.VALUE, null, "where the issuer's keys (JWKS) are: an https URL, or a file"),
  JWT_ALGORITHMS(Kind.VALUE, "RS256,ES256", "how a token may be signed, with commas"),
  JWT_TENANT_CLAIM(Kind.VALUE, "tenant", "the claim that names the tenant, by slug or id"),
  ADMIN_TOKEN(
      Kind.SECRET,
      null,
      "opens the control plane; at least 16 characters. Must be set for a database of your own; "
          + "for the embedded one it is made and kept in the data directory"),
  METRICS_TOKEN(
      Kind.SECRET,
      null,
      "opens /metrics and nothing else; at least 16 characters. The admin token opens it, too"),
  CURSOR_SECRET(
      Kind.SECRET,
      null,
      "signs the cursors of lists; at least 16 characters, the same on every node. "
          + "Without it cursors hold on one node until it stops"),
  DATABASE_URL(
      Kind.VALUE,
      null,
      "PostgreSQL to run on, as jdbc:postgresql://host:port/database or postgresql://...; "
          + "without it an embedded one is started"),
  DATABASE_USER(
      Kind.VALUE,
      null,
      "who migrates the schema at start: tenancy_owner, or a role that may create roles. "
          + "Without it, and without one in the URL, the schema must be current"),
  DATABASE_PASSWORD(Kind.SECRET, null, "that role's password"),
  DATABASE_APP_PASSWORD(
      Kind.SECRET, null, "the password of tenancy_app; derived from the one above when not set"),
  DATABASE_CONTROL_PASSWORD(Kind.SECRET, null, "the password of tenancy_control; derived likewise"),
  DATABASE_CROSSING_ROLES(
      Kind.VALUE,
      null,
      "roles that reach the rows of several tenants on purpose, such as one for backups, with "
          + "commas; the audit at start refuses others"),
  DATABASE_POOL_SIZE(
      Kind.VALUE,
      "10",
      "connections of each of these two roles, 1 to 1000, besides one that watches the server"),
  RATE_LIMITS(
      Kind.VALUE,
      "*=6000/60",
      "requests of a tenant on a node, and in how many seconds, by plan: standard=600/60,*=60/60; "
          + "or none"),
  TENANT_CONNECTIONS(
      Kind.VALUE,
      null,
      "connections to the database that one tenant's requests may use at once; a quarter of the pool "
          + "when not set"),
  DATA_DIR(Kind.VALUE, null, "where the embedded database is kept"),
  EPHEMERAL(Kind.SWITCH, null, "keep nothing of the embedded database");

  enum Kind {
    VALUE,
    SECRET,
    SWITCH
  }

  private final Kind kind;
  private final @Nullable String defaultValue;
  private final String description;

  Setting(Kind kind, @Nullable String defaultValue, String description) {
    this.kind = kind;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  boolean isSecret() {
    return kind == Kind.SECRET;
  }

  boolean isSwitch() {
    return kind == Kind.SWITCH;
  }

  Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  String description() {
    return description;
  }

  String variable() {
    return "TENANCY_" + name();
  }

  String fileVariable() {
    return variable() + "_FILE";
  }

  String flag() {
    String flag = "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    return isSecret() ? flag + "-file" : flag;
  }
}
