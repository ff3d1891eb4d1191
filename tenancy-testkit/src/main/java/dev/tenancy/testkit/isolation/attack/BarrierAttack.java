package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.View;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Lets a condition of its own see the rows before the view has left them out. */
record BarrierAttack(View view, List<String> columns, Prey any, Administrator administrator)
    implements Attack {
  private static final String SEEN = "TNSEE";
  private static final String PEEP = """
      create schema tenancy_probe;
      grant usage on schema tenancy_probe to public;
      create function tenancy_probe.peep(seen anyelement, wanted text) returns boolean
        language plpgsql cost 0.0000001
        as 'begin
          if position(wanted in seen::text) > 0 then raise exception using errcode = ''TNSEE''; end if;
          return true;
        end';
      set local enable_indexscan = off;
      set local enable_bitmapscan = off""";

  @Override
  public String title() {
    return "sees through the view by a condition";
  }

  @Override
  public Verdict run() throws SQLException {
    if (view.invoker()) {
      return Verdict.withstood("it reads with the rights of whoever asks");
    }
    return sees(RowMaker.mark(any.victim()))
        ? Verdict.leak(
            "a condition on " + view.name() + " was shown rows of another tenant",
            "alter view " + view.name() + " set (security_invoker = true, security_barrier = true)")
        : Verdict.withstood("a condition was shown nothing of another tenant");
  }

  private boolean sees(String mark) throws SQLException {
    return administrator.undo(() -> {
      administrator.execute(PEEP);
      administrator.serve(any.attacker());
      try {
        // Column by column: making a text of them all would cost more than the view's own
        // condition.
        String peeps = columns.stream()
            .map(column -> "tenancy_probe.peep(" + column + ", ?)")
            .collect(Collectors.joining(" and "));
        administrator.texts(
            "select 1 from " + view.name() + " where " + peeps,
            Collections.nCopies(columns.size(), mark));
        return false;
      } catch (SQLException e) {
        if (SEEN.equals(e.getSQLState())) {
          return true;
        }
        throw e;
      }
    });
  }
}
