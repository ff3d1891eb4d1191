package dev.tenancy.persistence.differential;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Something that a scope does not take.
 *
 * @param title what it is
 * @param names what the message has to name
 * @param instead what the message has to offer
 * @param act it
 */
record Refusal(String title, String names, String instead, Consumer<DSLContext> act) {
  static final String ROW_SECURITY_ALONE = "TenantDatabase.connections(tenant)";

  static Stream<Refusal> all() {
    return Stream.of(RefusedWrites.all(), RefusedTexts.all(), RefusedCommands.all())
        .flatMap(refusals -> refusals);
  }

  @Override
  public String toString() {
    return title;
  }

  static Refusal refused(String title, String names, String instead, Consumer<DSLContext> act) {
    return new Refusal(title, names, instead, act);
  }
}
