package io.marketdata.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * The rules between packages, stated once. A module's ArchitectureTest calls {@link #check} with
 * its own root package and the packages at its rim. Immutable and thread-safe.
 */
public final class ArchitectureRules {

  private static final String GENERATED = "io.marketdata.wire.sbe";
  private static final String BANNED_SUFFIX = ".*(Impl|Util|Utils|Manager|Helper|Dto)";
  private static final String[] FRAMEWORKS = {
    "org.springframework..",
    "reactor..",
    "org.apache.kafka..",
    "io.lettuce..",
    "io.netty..",
    "io.micrometer..",
    "io.github.resilience4j.."
  };
  private static final List<String> RIM_EVERYWHERE =
      List.of(
          "io.marketdata..kafka..",
          "io.marketdata..redis..",
          "io.marketdata..telemetry..",
          "io.marketdata..transport..",
          "io.marketdata..rest..",
          "io.marketdata..udf..");
  private static final List<String> APPS = List.of("ingest", "compute", "gateway");

  private ArchitectureRules() {}

  /**
   * Checks every rule against the production classes of one module.
   *
   * @param root the module's root package, such as {@code io.marketdata.compute}
   * @param rim further packages, in ArchUnit's notation, that may use a framework
   * @throws AssertionError naming every violation of the first broken rule
   */
  public static void check(String root, String... rim) {
    JavaClasses production =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    checkFrameworksAtTheRim(production, rim);
    checkNoCycles(production);
    checkAppsApart(production);
    checkNames(production);
    checkNullMarked(production);
  }

  /** Frameworks are used only in rim packages and in *Configuration, *Properties, *Application. */
  static void checkFrameworksAtTheRim(JavaClasses production, String... rim) {
    List<String> allowed = new ArrayList<>(RIM_EVERYWHERE);
    allowed.addAll(List.of(rim));
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed.toArray(String[]::new))
        .and(areNoWiring())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FRAMEWORKS)
        .because("frameworks stay at the rim: adapters and *Configuration or *Properties")
        .allowEmptyShould(true)
        .check(production);
  }

  /** No two packages depend on each other, directly or by a detour. */
  static void checkNoCycles(JavaClasses production) {
    slices()
        .matching("io.marketdata.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(production);
  }

  /** The three apps meet only in the log and in Redis. */
  static void checkAppsApart(JavaClasses production) {
    for (String app : APPS) {
      String[] others =
          APPS.stream()
              .filter(other -> !other.equals(app))
              .map(other -> "io.marketdata." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.marketdata." + app + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(production);
    }
  }

  /** Types are named after what they are. */
  static void checkNames(JavaClasses production) {
    noClasses()
        .should()
        .haveNameMatching(BANNED_SUFFIX)
        .because("a type is named after a market concept")
        .allowEmptyShould(true)
        .check(production);
  }

  /** Every package says that null is an exception. */
  static void checkNullMarked(JavaClasses production) {
    classes()
        .that()
        .resideOutsideOfPackage(GENERATED)
        .should(resideInANullMarkedPackage())
        .allowEmptyShould(true)
        .check(production);
  }

  private static DescribedPredicate<JavaClass> areNoWiring() {
    return DescribedPredicate.describe(
        "are no *Configuration, *Properties or *Application", type -> !isWiring(type));
  }

  private static boolean isWiring(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    String outermost = nested < 0 ? name : name.substring(0, nested);
    return outermost.endsWith("Configuration")
        || outermost.endsWith("Properties")
        || outermost.endsWith("Application");
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        if (!marked) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " resides in a package without @NullMarked"));
        }
      }
    };
  }
}
