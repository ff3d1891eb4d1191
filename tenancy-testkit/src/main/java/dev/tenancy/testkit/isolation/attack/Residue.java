package dev.tenancy.testkit.isolation.attack;

/** What a tenant may leave behind on a connection, for the next one to find. */
enum Residue {
  CURSOR(
      "finds a cursor that another has left open",
      "declare tenancy_probe scroll cursor with hold for %1$s",
      "fetch first from tenancy_probe"),
  TABLE(
      "finds a temporary table of another's",
      "create temporary table tenancy_probe as %1$s",
      "select 1 from pg_temp.tenancy_probe"),
  TENANT("finds another tenant bound", "select set_config('%2$s', '%3$s', false)", "%1$s"),
  SETTING(
      "finds a setting of another's",
      "set statement_timeout = 424242",
      "select 1 where current_setting('statement_timeout') = '424242ms'"),
  LOCK(
      "finds a lock that another has kept",
      "select pg_advisory_lock(424242)",
      "select 1 from pg_locks where locktype = 'advisory' and objid = 424242"
          + " and pid = pg_backend_pid()"),
  CHANNEL(
      "hears what another listens to", "listen tenancy_probe", "select pg_listening_channels()");

  final String title;
  private final String leave;
  private final String probe;

  Residue(String title, String leave, String probe) {
    this.title = title;
    this.leave = leave;
    this.probe = probe;
  }

  String leave(Prey prey, String variable) {
    return leave.formatted(prey.rowsOf(prey.victim()), variable, prey.victim());
  }

  String probe(Prey prey) {
    return probe.formatted(prey.rowsOf(prey.victim()));
  }
}
