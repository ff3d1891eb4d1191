package dev.tenancy.persistence.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions as our migrations define them, so that they are written down once. In a migration a
 * function's definition is a paragraph: there is an empty line after it and none in it.
 */
final class Migrations {
  private static final Pattern DEFINITION =
      Pattern.compile("(?ms)^create function (tenancy\\.\\w+)\\(.*?;\\n\\n");
  private static final Pattern BODY = Pattern.compile("(?s)\\$\\$(.*)\\$\\$");
  private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^[ \\t]*--.*$");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * A body in standard SQL is kept as a parse tree; this is how PostgreSQL writes them, the same in
   * every version from 15 to 18.
   */
  private static final Map<String, String> PARSED = Map.of(
      "tenancy.current_tenant",
      "RETURN (NULLIF(current_setting('tenancy.tenant_id'::text, true), ''::text))::uuid",
      "tenancy.bind_tenant",
      "RETURN CASE WHEN (tenant IS NULL) THEN tenancy.refuse_binding('cannot bind no tenant'::text, "
          + "'null_value_not_allowed'::text) WHEN ((NULLIF(current_setting('tenancy.tenant_id'::text, "
          + "true), ''::text))::uuid <> tenant) THEN tenancy.refuse_binding('this transaction is bound "
          + "to another tenant already'::text, 'invalid_transaction_state'::text) ELSE "
          + "(set_config('tenancy.tenant_id'::text, (tenant)::text, true) IS NOT NULL) END",
      "tenancy.tenant_by_id",
      tenantBy("(t.id = tenant_by_id.wanted)"),
      "tenancy.tenant_by_slug",
      tenantBy("((t.slug)::text = tenant_by_slug.wanted)"));

  private static final Map<String, String> DEFINITIONS = Stream.of(
          "V2__functions_and_grants.sql", "V4__bind.sql", "V5__protect.sql")
      .map(Migrations::text)
      .flatMap(text -> DEFINITION.matcher(text).results())
      .collect(Collectors.toUnmodifiableMap(
          found -> found.group(1),
          found -> normal(found.group()).replaceFirst("^create ", "create or replace "),
          (earlier, later) -> later));

  private Migrations() {}

  /** The statement that makes a function, in one line. */
  static String definition(String function) {
    return Objects.requireNonNull(DEFINITIONS.get(function), function);
  }

  /** What a function does, as {@link #normal} has it. */
  static String body(String function) {
    String parsed = PARSED.get(function);
    if (parsed != null) {
      return parsed;
    }
    Matcher body = BODY.matcher(definition(function));
    if (!body.find()) {
      throw new IllegalStateException("no body: " + function);
    }
    return body.group(1).strip();
  }

  /** The same in one line and without comments, which must have lines of their own. */
  static String normal(String sql) {
    return SPACES
        .matcher(COMMENT_LINE.matcher(sql).replaceAll(""))
        .replaceAll(" ")
        .strip();
  }

  private static String tenantBy(String condition) {
    return "BEGIN ATOMIC SELECT t.id, t.slug, t.name, t.plan, t.status, t.created_at, t.version "
        + "FROM tenancy.tenant t WHERE " + condition + "; END";
  }

  private static String text(String migration) {
    String name = "/db/tenancy-migration/" + migration;
    try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
