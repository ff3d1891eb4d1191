package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;

/**
 * The server, the database and what the session that reads was given.
 *
 * @param version as in {@code server_version_num}
 * @param versionName as people write it
 * @param database the database's name
 * @param hasSchema whether the schema {@code tenancy} is there
 * @param schemaVersion its last migration; empty when that cannot be read
 * @param presetTenant the tenant that the session is bound to before anybody has bound one; or empty
 * @param rowSecurity the setting {@code row_security}
 */
public record Server(
    int version,
    String versionName,
    String database,
    boolean hasSchema,
    String schemaVersion,
    String presetTenant,
    boolean rowSecurity) {
  static Server read(Session db) throws SQLException {
    return db.fetch("""
        select current_setting('server_version_num')::int, current_setting('server_version'),
          current_database()::text,
          to_regnamespace('tenancy') is not null,
          coalesce(current_setting('tenancy.tenant_id', true), ''),
          current_setting('row_security')::boolean,
          to_regnamespace('tenancy') is not null
            and has_schema_privilege('tenancy', 'usage')
            and coalesce(
              has_table_privilege(to_regclass('tenancy.flyway_schema_history'), 'select'), false)
            and exists (
              select from pg_class
              where oid = to_regclass('tenancy.flyway_schema_history') and relkind = 'r')
        """)
        .map(row -> new Server(
            row.count(0),
            row.text(1),
            row.text(2),
            row.flag(3),
            row.flag(6) ? schemaVersion(db) : "",
            row.text(4),
            row.flag(5)))
        .get(0);
  }

  private static String schemaVersion(Session db) throws SQLException {
    return db.fetch("""
        select coalesce((
          select version::text from tenancy.flyway_schema_history
          where success and version is not null order by installed_rank desc limit 1), '')
        """).map(row -> row.text(0)).get(0);
  }
}
