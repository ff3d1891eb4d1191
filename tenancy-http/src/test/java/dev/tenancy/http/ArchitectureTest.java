package dev.tenancy.http;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom. Each rule is tried twice: on the code, where it must hold, and on a violation
 * planted under the package {@code planted}, where it must not.
 */
class ArchitectureTest {
  private static final String CODE = "dev.tenancy";
  private static final String PLANTED = "planted";

  private static final JavaClasses CODE_CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(CODE);
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  /** A rule for a root package, so that it can be tried on either tree. */
  record Rule(String name, Function<String, ArchRule> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(
            "the core knows Java, jakarta.inject and JSpecify only",
            root -> classes()
                .that(resideInAPackage(root + ".core.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                    root + ".core..", "java..", "jakarta.inject..", "org.jspecify.."))),
        new Rule(
            "persistence knows the core, not HTTP and not the testkit",
            root -> noClasses()
                .that(resideInAPackage(root + ".persistence.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                    root + ".http..",
                    root + ".testkit..",
                    "spark..",
                    "javax.servlet..",
                    "dagger.."))),
        new Rule(
            "the testkit knows the core, no adapter",
            root -> noClasses()
                .that(resideInAPackage(root + ".testkit.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                    root + ".http..", root + ".persistence..", "org.jooq..", "spark.."))),
        new Rule(
            "http goes to the database through persistence only",
            root -> noClasses()
                .that(resideInAPackage(root + ".http.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jooq..", root + ".testkit.."))),
        new Rule(
            "only the server knows Jetty",
            root -> noClasses()
                .that(resideInAPackage(root + ".http.."))
                .and(not(resideInAPackage(root + ".http.server..")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.eclipse.jetty.."))),
        new Rule(
            "nothing is kept in a thread",
            root -> noFields()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .haveRawType(ThreadLocal.class)),
        new Rule(
            "nothing static can change",
            root -> fields()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .and()
                .areStatic()
                .should()
                .beFinal()),
        new Rule(
            "packages of the service do not know each other in circles",
            root -> slices().matching(root + ".(http.*)..").should().beFreeOfCycles()),
        new Rule(
            "packages of the core do not know each other in circles",
            root -> slices().matching(root + ".(core.*)..").should().beFreeOfCycles()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_holds(Rule rule) {
    assertThat(CODE_CLASSES).hasSizeGreaterThan(100);
    rule.of().apply(CODE).check(CODE_CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_bites(Rule rule) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.of().apply(PLANTED).check(PLANTED_CLASSES))
        .withMessageContaining(PLANTED);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModule_isLookedAt(String module) {
    assertThat(CODE_CLASSES.containPackage(module)).isTrue();
  }

  static List<String> modules() {
    return List.of(
        "dev.tenancy.core", "dev.tenancy.persistence", "dev.tenancy.testkit", "dev.tenancy.http");
  }
}
