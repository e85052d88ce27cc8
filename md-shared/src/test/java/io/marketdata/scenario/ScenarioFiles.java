package io.marketdata.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The scenario files and the lists beside them, wherever they are on the class path. */
public final class ScenarioFiles {

  private static final String RULES = "rules.txt";
  private static final String PENDING = "pending.txt";
  private static final String ELSEWHERE = "proven-elsewhere.txt";
  private static final Set<String> LISTS = Set.of(RULES, PENDING, ELSEWHERE);

  private ScenarioFiles() {}

  /** All scenarios, in the order of their files' names. */
  public static List<Scenario> all() {
    List<Scenario> scenarios = new ArrayList<>();
    texts().forEach((file, text) -> scenarios.add(ScenarioParser.parse(file, text)));
    return scenarios;
  }

  /** The rules of the market: what each says, by its id. */
  public static Map<String, String> rules() {
    return list(RULES);
  }

  /** What is missing for a scenario to pass, by its file; those that pass are not in it. */
  public static Map<String, String> pending() {
    return list(PENDING);
  }

  /** The tests that prove a rule outside of scenarios, by its id: simple names of classes. */
  public static Map<String, List<String>> provenElsewhere() {
    Map<String, List<String>> tests = new LinkedHashMap<>();
    list(ELSEWHERE).forEach((rule, names) -> tests.put(rule, List.of(names.split("[,\\s]+"))));
    return tests;
  }

  /** Lines of {@code key | value}. */
  private static Map<String, String> list(String name) {
    Map<String, String> entries = new LinkedHashMap<>();
    int number = 0;
    for (String line : read(name).lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] pair = line.split("\\|", 2);
      if (pair.length != 2 || pair[0].isBlank() || pair[1].isBlank()) {
        throw new ScenarioSyntaxException(name, number, "a line is KEY | VALUE");
      }
      if (entries.put(pair[0].strip(), pair[1].strip()) != null) {
        throw new ScenarioSyntaxException(name, number, pair[0].strip() + " is there twice");
      }
    }
    return entries;
  }

  private static String read(String name) {
    return inFolder(folder -> {
      try {
        return Files.readString(folder.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static Map<String, String> texts() {
    return inFolder(folder -> {
      Map<String, String> texts = new LinkedHashMap<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = String.valueOf(file.getFileName());
          if (name.endsWith(".txt") && !LISTS.contains(name)) {
            texts.put(name, Files.readString(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return texts;
    });
  }

  private interface Reading<T> {
    T from(Path folder);
  }

  /** The folder may lie in a jar. */
  private static <T> T inFolder(Reading<T> reading) {
    URI uri = uri();
    if (!uri.getScheme().equals("jar")) {
      return reading.from(Path.of(uri).resolveSibling(""));
    }
    String text = uri.toString();
    int inner = text.indexOf("!/");
    try (FileSystem jar =
        FileSystems.newFileSystem(Path.of(URI.create(text.substring(4, inner))))) {
      Path file = jar.getPath(text.substring(inner + 1));
      return reading.from(file.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI uri() {
    try {
      var url = ScenarioFiles.class.getResource(RULES);
      if (url == null) {
        throw new IllegalStateException("no scenarios on the class path");
      }
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
