/** Walls between tenants on PostgreSQL, through jOOQ and row security, and the repositories behind them. */
@SuppressWarnings("requires-automatic") // Flyway has no descriptor
module dev.tenancy.persistence {
  requires transitive com.zaxxer.hikari;
  requires transitive dev.tenancy.core;
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires static jakarta.xml.bind;
  // The driver's packages are annotated with it; only the compiler looks.
  requires static org.checkerframework.checker.qual;
  requires flyway.core;
  requires transitive org.jooq;
  requires org.postgresql.jdbc;

  exports dev.tenancy.persistence;
  exports dev.tenancy.persistence.audit;
}
