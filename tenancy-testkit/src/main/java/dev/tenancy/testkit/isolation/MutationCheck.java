package dev.tenancy.testkit.isolation;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenancy.testkit.isolation.mutation.Hole;
import dev.tenancy.testkit.isolation.mutation.Mutation;
import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.postgres.PostgresDatabase;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;

/**
 * Makes holes in copies of a database, one kind of hole after the other, and finds out whether the suite
 * notices each: a tree of tests for a {@code @TestFactory}, by kind and object. A hole that nobody has
 * noticed fails, and is told by its name.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> holes() {
 *   return MutationCheck.of(postgres, MyIsolationTest::suite).tests();
 * }
 * }</pre>
 */
public final class MutationCheck {
  private final PostgresExtension databases;
  private final Function<Function<String, DataSource>, IsolationSuite> suite;

  private MutationCheck(
      PostgresExtension databases, Function<Function<String, DataSource>, IsolationSuite> suite) {
    this.databases = databases;
    this.suite = suite;
  }

  /**
   * Checks a suite.
   *
   * @param databases gives copies, in which the role {@code postgres} is a superuser
   * @param suite makes the suite for a database that gives connections of each role
   */
  public static MutationCheck of(
      PostgresExtension databases, Function<Function<String, DataSource>, IsolationSuite> suite) {
    return new MutationCheck(databases, suite);
  }

  /** A container for each kind of hole; what is in it is made when it is reached. */
  public Stream<DynamicNode> tests() {
    // A hole that is there already would be taken for each that is made.
    DynamicNode sound = dynamicTest("there is no hole to begin with", this::requireSound);
    return Stream.concat(Stream.of(sound), mutations());
  }

  private void requireSound() {
    try (PostgresDatabase copy = databases.copy()) {
      List<Attempt> red = suite.apply(copy::dataSource).run().red();
      if (!red.isEmpty()) {
        throw new AssertionError("there are holes already: " + red);
      }
    }
  }

  private Stream<DynamicNode> mutations() {
    return Arrays.stream(Mutation.values())
        .map(mutation ->
            dynamicContainer(mutation.title(), Stream.of(mutation).flatMap(this::tests)));
  }

  private Stream<DynamicNode> tests(Mutation mutation) {
    try (PostgresDatabase copy = databases.copy();
        Mutant mutant = Mutant.of(mutation, suite.apply(copy::dataSource).settings(), copy)) {
      List<Hole> missed = mutant.missed();
      return mutant.holes().isEmpty()
          ? Stream.of(dynamicTest(
              "nothing to make it in",
              () -> Assumptions.abort("the schema gives no occasion: " + mutation.title())))
          : mutant.holes().stream()
              .map(hole -> dynamicTest(hole.object(), () -> check(hole, missed, mutation)));
    } catch (SQLException e) {
      return Stream.of(dynamicTest("makes the holes", () -> {
        throw new AssertionError(
            "could not be made: " + mutation.title() + ": " + e.getMessage(), e);
      }));
    }
  }

  private static void check(Hole hole, List<Hole> missed, Mutation mutation) {
    if (missed.contains(hole)) {
      throw new AssertionError("the suite has not noticed it in " + hole.object() + ": "
          + mutation.title() + "\n  " + String.join("\n  ", hole.sql()));
    }
  }
}
