package dev.tenancy.persistence.differential.generator;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * One thing to do in a scope, which says nothing about the scope.
 *
 * @param kind what it is run as
 * @param shapes what it has in it
 * @param ordered whether the order of its rows says something
 * @param text it as SQL, or in words
 * @param body runs it and gives what came out: rows, a count, several counts, the content of records
 */
public record Statement(
    Kind kind,
    Set<Shape> shapes,
    boolean ordered,
    Supplier<String> text,
    Function<DSLContext, Object> body) {

  /** Whether rows can be different afterwards. */
  public boolean writes() {
    return kind != Kind.SELECT;
  }
}
