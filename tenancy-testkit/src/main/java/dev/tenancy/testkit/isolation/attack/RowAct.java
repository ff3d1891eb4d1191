package dev.tenancy.testkit.isolation.attack;

/** What can be done to a row, wherever it is. */
enum RowAct {
  READ("reads a row", "SELECT", "select 1 from %1$s where %2$s"),
  LOCK("locks a row", "UPDATE", "select 1 from %1$s where %2$s for update"),
  UPDATE("changes a row", "UPDATE", "update %1$s set %3$s = %3$s where %2$s"),
  DELETE("deletes a row", "DELETE", "delete from %1$s where %2$s");

  final String title;
  final String privilege;
  private final String sql;

  RowAct(String title, String privilege, String sql) {
    this.title = title;
    this.privilege = privilege;
    this.sql = sql;
  }

  String sql(String table, String condition, String column) {
    return sql.formatted(table, condition, column);
  }
}
