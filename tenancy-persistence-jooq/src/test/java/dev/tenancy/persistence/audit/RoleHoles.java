package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/** Roles that can do more than they should. */
final class RoleHoles {
  private RoleHoles() {}

  static Stream<Hole> all() {
    return Stream.of(
        Hole.of(Rule.ROLE_SUPERUSER, "role tenancy_app", "alter role tenancy_app superuser"),
        Hole.of(Rule.ROLE_BYPASSES, "role tenancy_app", "alter role tenancy_app bypassrls"),
        Hole.of(Rule.ROLE_BYPASSES, "role tenancy_control", "alter role tenancy_control bypassrls"),
        Hole.of(Rule.ROLE_CREATES_ROLES, "role tenancy_app", "alter role tenancy_app createrole"),
        Hole.of(Rule.ROLE_REPLICATES, "role tenancy_app", "alter role tenancy_app replication"),
        Hole.of(
            Rule.ROLE_OWNER, "table shop.product", "alter table shop.product owner to tenancy_app"),
        Hole.of(Rule.ROLE_OWNER, "schema shop", "alter schema shop owner to tenancy_app"),
        Hole.of(Rule.ROLE_OWNER, "view shop.sold", "alter view shop.sold owner to tenancy_app"),
        Hole.of(
            Rule.ROLE_OWNER,
            "routine shop.f()",
            "create function shop.f() returns int return 1;"
                + "alter function shop.f() owner to tenancy_app"),
        Hole.of(Rule.ROLE_OWNER, "database DB", "alter database DB owner to tenancy_app"),
        Hole.of(Rule.ROLE_MEMBER, "role tenancy_app", "grant tenancy_owner to tenancy_app"),
        Hole.of(Rule.ROLE_MEMBER, "role tenancy_app", "grant shop_owner to tenancy_app"),
        Hole.of(
                Rule.ROLE_MEMBER,
                "role tenancy_app",
                "create role between_; grant tenancy_owner to between_;"
                    + "grant between_ to tenancy_app")
            .leaving("between_"),
        Hole.of(
            Rule.ROLE_MEMBER,
            "role tenancy_app",
            "grant tenancy_owner to tenancy_app with inherit false, set false, admin true"),
        Hole.of(Rule.ROLE_MEMBER, "role tenancy_app", "grant pg_read_all_data to tenancy_app"),
        Hole.of(
            Rule.ROLE_MEMBER, "role tenancy_control", "grant pg_write_all_data to tenancy_control"),
        Hole.of(
            Rule.ROLE_MEMBER, "role tenancy_app", "grant pg_execute_server_program to tenancy_app"),
        Hole.of(Rule.ROLE_MEMBER, "role tenancy_app", "grant postgres to tenancy_app"),
        Hole.of(Rule.ROLE_WATCHES, "role tenancy_app", "grant pg_read_all_stats to tenancy_app"),
        Hole.of(
                Rule.ROLE_BYPASSES,
                "role analyst",
                "create role analyst bypassrls; grant select on shop.product to analyst")
            .leaving("analyst"),
        Hole.of(
                Rule.ROLE_CROSSING,
                "role backup",
                "create role backup bypassrls; grant pg_read_all_data to backup")
            .leaving("backup"));
  }
}
