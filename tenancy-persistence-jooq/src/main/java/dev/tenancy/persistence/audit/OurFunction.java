package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Routine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A function that the migrations make, and what it has to be like.
 *
 * @param name schema, name and types of the arguments, as PostgreSQL writes them
 * @param definer whether it runs with its owner's rights
 * @param settings what it sets while it runs
 * @param callers who may call it besides the owner, as SQL; empty for nobody
 */
record OurFunction(String name, boolean definer, String settings, String callers) {
  private static final String FIXED_PATH = "search_path=pg_catalog, pg_temp";
  private static final String APP = TenancySchema.APP_ROLE;
  private static final String BOTH = APP + ", " + TenancySchema.CONTROL_ROLE;

  private static final List<OurFunction> ALL = List.of(
      new OurFunction("tenancy.current_tenant()", false, "", BOTH),
      new OurFunction("tenancy.bind_tenant(uuid)", false, "", BOTH),
      new OurFunction("tenancy.refuse_binding(text,text)", false, "", "public"),
      new OurFunction("tenancy.tenant_by_id(uuid)", true, FIXED_PATH, APP),
      new OurFunction("tenancy.tenant_by_slug(text)", true, FIXED_PATH, APP),
      new OurFunction("tenancy.flaws(regclass,name)", false, FIXED_PATH, ""),
      new OurFunction("tenancy.protect(regclass,name[],name)", false, FIXED_PATH, ""),
      new OurFunction("tenancy.unprotect(regclass)", false, FIXED_PATH, ""));

  static Stream<OurFunction> all() {
    return ALL.stream();
  }

  boolean is(Routine routine) {
    return routine.name().equals(name);
  }

  Optional<Routine> in(Catalog catalog) {
    return catalog.routines().stream().filter(this::is).findFirst();
  }

  /** Whether a function of the same name, with other arguments, is there. */
  boolean isShadowedBy(Routine routine) {
    return !is(routine)
        && routine.schema().equals(TenancySchema.NAME)
        && ("tenancy." + routine.plainName()).equals(plainName())
        && ALL.stream().noneMatch(ours -> ours.is(routine));
  }

  /** What is not as it was made. That it is IMMUTABLE or LEAKPROOF is another finding. */
  Optional<String> difference(Routine routine) {
    if (!routine.owner().equals(TenancySchema.OWNER_ROLE)) {
      return Optional.of("it belongs to " + routine.owner());
    }
    if (routine.definer() != definer) {
      return Optional.of(definer ? "it runs as its caller" : "it runs as its owner");
    }
    if (!routine.settings().equals(settings)) {
      return Optional.of(
          "it sets " + (routine.settings().isEmpty() ? "nothing" : routine.settings()));
    }
    return Migrations.body(plainName()).equals(Migrations.normal(routine.body()))
        ? Optional.empty()
        : Optional.of("it does something else");
  }

  /** One line that makes it anew. */
  String remedy() {
    return Migrations.definition(plainName()) + " alter function " + name + " owner to "
        + TenancySchema.OWNER_ROLE + ";";
  }

  /** Who may call it, when it has to be made from nothing. */
  String grants() {
    String revoke = " revoke all on function " + name + " from public;";
    return callers.isEmpty()
        ? revoke
        : revoke + " grant execute on function " + name + " to " + callers + ";";
  }

  private String plainName() {
    return name.substring(0, name.indexOf('('));
  }
}
