package io.marketdata.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scenario files as a whole: every rule is proven, no symbol stands in two of them. */
class ScenarioFilesTest {

  private static final List<Scenario> SCENARIOS = ScenarioFiles.all();
  private static final Map<String, String> RULES = ScenarioFiles.rules();

  @Test
  void shouldProveEveryRule() {
    // given
    Set<String> proven = new TreeSet<>(ScenarioFiles.provenElsewhere().keySet());

    // when
    SCENARIOS.forEach(scenario -> proven.addAll(scenario.rules()));

    // then
    assertThat(proven).isEqualTo(new TreeSet<>(RULES.keySet()));
  }

  @Test
  void shouldNameOnlyTestsThatAreThere() throws IOException {
    // given
    Set<String> named =
        ScenarioFiles.provenElsewhere().values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    // when
    Set<String> there = testClasses();

    // then
    assertThat(there).containsAll(named);
  }

  private static Set<String> testClasses() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    assertThat(root).as("the folder of the whole project").isNotNull();
    Set<String> names = new TreeSet<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path sources : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(sources)) {
          addClasses(sources, names);
        }
      }
    }
    return names;
  }

  private static void addClasses(Path sources, Set<String> names) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith("Test.java"))
          .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
    }
  }

  @Test
  void shouldNotUseASymbolInTwoFiles() {
    // given
    Map<String, List<String>> files = new TreeMap<>();

    // when
    for (Scenario scenario : SCENARIOS) {
      for (ScenarioInstrument instrument : scenario.instruments()) {
        files
            .computeIfAbsent(instrument.symbol(), symbol -> new ArrayList<>())
            .add(scenario.file());
      }
    }

    // then
    files.values().removeIf(names -> names.size() == 1);
    assertThat(files).isEmpty();
  }

  @Test
  void shouldExpectOnlySumsThatAreRight() {
    for (Scenario scenario : SCENARIOS) {
      for (Expectation expectation : scenario.expectations()) {
        if (expectation instanceof Expectation.Bars bars) {
          // then
          assertThat(bars.rows())
              .as("%s:%d", scenario.file(), bars.line())
              .allSatisfy(row -> {
                assertThat(row.low()).isLessThanOrEqualTo(row.open().min(row.close()));
                assertThat(row.high()).isGreaterThanOrEqualTo(row.open().max(row.close()));
                assertThat(row.state().equals("revised")).isEqualTo(row.rev() > 0);
              });
        }
      }
    }
  }
}
