package dev.tenancy.testkit.isolation.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holes in who serves, and in how that is bound. */
public final class RoleHoles {
  private static final Pattern ENDS_WITH_TRANSACTION =
      Pattern.compile("(set_config\\(.*?), *true\\)", Pattern.DOTALL);
  private static final String FUNCTIONS = """
      do $do$
      declare
        definition text;
      begin
        for definition in
          select d from pg_catalog.pg_proc p
          join pg_catalog.pg_namespace n on n.oid = p.pronamespace
          cross join pg_catalog.pg_get_functiondef(p.oid) d
          where p.prokind in ('f', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and d ~ 'set_config\\('
        loop
          execute regexp_replace(definition, '(set_config\\(.*?), *true\\)', '\\1, false)', 'g');
        end loop;
      end
      $do$""";

  private RoleHoles() {}

  /** The same binding, for the rest of the session. */
  public static String outliving(String binding) {
    return ENDS_WITH_TRANSACTION.matcher(binding).replaceAll("$1, false)");
  }

  /** The holes of a role that is made for them, because roles belong to all databases of a server. */
  static List<Hole> role(Subject subject) {
    List<Hole> holes = new ArrayList<>();
    subject.tablesWith("SELECT").forEach(table -> holes.add(Hole.in(table.name())));
    return holes;
  }

  static List<Hole> session(Subject subject) {
    List<Hole> holes = new ArrayList<>();
    subject
        .tablesWith("SELECT")
        .forEach(table ->
            holes.add(holes.isEmpty() ? Hole.in(table.name(), FUNCTIONS) : Hole.in(table.name())));
    return holes;
  }
}
