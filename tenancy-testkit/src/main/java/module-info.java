/** What tests of tenants need: contracts of the ports, fakes that keep them, a real PostgreSQL. */
@SuppressWarnings(
    "requires-automatic") // the driver, the embedded server and rgxgen have no descriptor
module dev.tenancy.testkit {
  requires transitive dev.tenancy.core;
  requires transitive java.logging;
  requires transitive java.net.http;
  requires transitive java.sql;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
  // Only CanaryAppender needs it.
  requires static transitive ch.qos.logback.classic;
  requires static transitive ch.qos.logback.core;
  requires embedded.postgres;
  requires java.naming;
  requires java.xml;
  requires org.postgresql.jdbc;
  requires rgxgen;
  requires tools.jackson.core;
  // What embedded.postgres needs and, having no descriptor, cannot say.
  requires org.apache.commons.codec;
  requires org.apache.commons.compress;
  requires org.apache.commons.io;
  requires org.apache.commons.lang3;
  requires org.tukaani.xz;

  // JUnit calls the tests of the contracts, which are package-private as tests are.
  opens dev.tenancy.testkit.contract to
      org.junit.platform.commons;

  exports dev.tenancy.testkit.assertion;
  exports dev.tenancy.testkit.canary;
  exports dev.tenancy.testkit.contract;
  exports dev.tenancy.testkit.fake;
  exports dev.tenancy.testkit.fixture;
  exports dev.tenancy.testkit.isolation;
  exports dev.tenancy.testkit.isolation.report;
  exports dev.tenancy.testkit.postgres;
}
