package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the serving role may do. */
public final class Privileges {
  private static final String ON_COLUMNS = """
      select p.privilege, format('%I.%I', n.nspname, c.relname), format('%I', a.attname)
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) p (privilege)
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_'
        and has_schema_privilege(n.oid, 'USAGE')
        and has_column_privilege(c.oid, a.attnum, p.privilege)""";
  private static final String ON_TABLES = """
      select case p.privilege when 'SELECT' then 'SELECT ALL' else p.privilege end,
        format('%I.%I', n.nspname, c.relname), null
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      cross join unnest(array['DELETE', 'TRUNCATE', 'TRIGGER', 'SELECT']) p (privilege)
      where c.relkind in ('r', 'p', 'v', 'f') and n.nspname !~ '^pg_'
        and has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, p.privilege)""";
  private static final String ON_ROUTINES = """
      select 'EXECUTE', format('%I.%I(%s)', n.nspname, p.proname,
        pg_catalog.oidvectortypes(p.proargtypes)), null
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname !~ '^pg_'
        and has_schema_privilege(n.oid, 'USAGE') and has_function_privilege(p.oid, 'EXECUTE')""";

  private final Set<Privilege> all = new HashSet<>();

  private Privileges() {}

  /** Asks the serving role itself. */
  public static Privileges of(Connection serving) throws SQLException {
    Privileges privileges = new Privileges();
    for (String sql : List.of(ON_COLUMNS, ON_TABLES, ON_ROUTINES)) {
      try (PreparedStatement statement = serving.prepareStatement(sql);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1);
          privileges.all.add(new Privilege(name, rows.getString(2), rows.getString(3)));
          privileges.all.add(new Privilege(name, rows.getString(2), null));
        }
      }
    }
    return privileges;
  }

  /** Whether the role has it on an object, or on any column of it. */
  public boolean has(String privilege, String object) {
    return all.contains(new Privilege(privilege, object, null));
  }

  /** Whether the role can do anything at all with the rows of a table. */
  public boolean reach(String table) {
    return Stream.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
        .anyMatch(privilege -> has(privilege, table));
  }

  /** The columns that the role has it on. */
  List<String> columns(String privilege, String object) {
    return all.stream()
        .filter(each -> each.name().equals(privilege) && each.object().equals(object))
        .flatMap(each -> Stream.ofNullable(each.column()))
        .sorted()
        .toList();
  }

  boolean has(String privilege, String table, String column) {
    return all.contains(new Privilege(privilege, table, column));
  }

  private record Privilege(
      String name, String object, @Nullable String column) {}
}
