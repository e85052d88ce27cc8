package io.marketdata.load.ladder;

import io.marketdata.load.ladder.measure.Load;
import io.marketdata.load.ladder.measure.Machine;
import io.marketdata.load.ladder.measure.Spread;
import io.marketdata.load.ladder.measure.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that one call of the command found.
 *
 * @param time when it ended
 * @param quick whether it was the short form
 * @param seed of the market
 * @param machine where
 * @param rows what
 */
record Report(Instant time, boolean quick, long seed, Machine machine, List<Row> rows) {

  /** Version of the JSON's layout. */
  static final int FORMAT = 1;

  /** Cores of other programs above which figures are from a machine that is not quiet. */
  private static final double QUIET = 0.1;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  Report {
    rows = List.copyOf(rows);
  }

  /** Writes JSON and Markdown side by side; the JSON's path. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path json = folder.resolve("ladder-" + NAME.format(time) + ".json");
    Files.writeString(json, json(), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("ladder-" + NAME.format(time) + ".md"), table(), StandardCharsets.UTF_8);
    return json;
  }

  /** As the schema {@code result.schema.json} says. */
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("time", time.toString());
    all.put("quick", quick);
    all.put("seed", seed);
    all.put("machine", machine);
    all.put("quiet", isQuiet());
    all.put("rows", rows.stream().map(Report::row).toList());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(all);
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("rung", row.rung());
    all.put("subject", row.subject());
    all.put("unit", row.unit());
    all.put("void", row.isVoid());
    row.spread(Trial::rate).ifPresent(rate -> all.put("rate", rate));
    row.spread(Trial::warmRate).ifPresent(rate -> all.put("warmRate", rate));
    row.spread(Trial::cpuPerMillion).ifPresent(cpu -> all.put("cpuSecondsPerMillion", cpu));
    if (row.baseline() != null) {
      all.put("baseline", row.baseline());
    }
    if (row.ratio() != null && row.warmRatio() != null) {
      all.put("ratio", row.ratio());
      all.put("warmRatio", row.warmRatio());
    }
    all.put("trials", row.trials().stream().map(Report::trial).toList());
    return all;
  }

  private static Map<String, Object> trial(Trial trial) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("void", trial.isVoid());
    all.put("messages", trial.messages());
    all.put("seconds", trial.seconds());
    all.put("rate", trial.rate());
    all.put("warmRate", trial.warmRate());
    if (trial.generator() != null) {
      all.put("generator", trial.generator());
    }
    all.put("foreignCores", trial.foreign());
    all.put("loads", trial.loads());
    all.put("figures", trial.figures());
    return all;
  }

  /** Whether next to nothing else ran on the machine. */
  boolean isQuiet() {
    return rows.stream()
        .flatMap(row -> row.trials().stream())
        .allMatch(trial -> trial.foreign() <= QUIET);
  }

  /** Markdown for people. */
  String table() {
    StringBuilder text = new StringBuilder(4_096);
    text.append(
        "%s, %d cores, %s; %s; commit %s%s%s%n%n"
            .formatted(
                machine.cpu(),
                machine.cores(),
                machine.system(),
                machine.jdk(),
                machine.commit(),
                quick ? "; short form" : "",
                isQuiet() ? "" : "; **other programs ran on this machine**"));
    text.append(
        """
        | rung | subject | runs | per second: median (min to max) | warm half | CPU s a million | of the baseline | warm | other programs |
        |---|---|---|---|---|---|---|---|---|
        """);
    rows.forEach(row -> text.append(line(row)));
    text.append(System.lineSeparator());
    rows.forEach(row -> text.append(figures(row)));
    return text.toString();
  }

  private static String line(Row row) {
    String none = row.isVoid() ? "void" : "";
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            row.rung(),
            row.subject(),
            runs(row),
            row.spread(Trial::rate).map(Report::thousands).orElse(none),
            row.spread(Trial::warmRate).map(Report::thousands).orElse(none),
            cpu(row),
            percent(row.ratio()),
            percent(row.warmRatio()),
            row.spread(Trial::foreign)
                .map(foreign -> text("%.2f cores", foreign.median()))
                .orElse(none));
  }

  private static String runs(Row row) {
    int valid = row.valid().size();
    int all = row.trials().size();
    return valid == all ? Integer.toString(all) : "%d of %d".formatted(valid, all);
  }

  private static String cpu(Row row) {
    Set<String> names = new LinkedHashSet<>();
    row.valid().forEach(trial -> trial.loads().forEach(load -> names.add(load.process())));
    return names.stream()
        .map(name ->
            text(
                "%s %.2f (%.0f %%)",
                name, median(row, name, Load::cpuPerMillion), 100 * median(row, name, Load::share)))
        .collect(Collectors.joining(", "));
  }

  private static double median(Row row, String process, ToDoubleFunction<Load> figure) {
    List<Double> values = new ArrayList<>();
    for (Trial trial : row.valid()) {
      trial.loads().stream()
          .filter(load -> load.process().equals(process))
          .forEach(load -> values.add(figure.applyAsDouble(load)));
    }
    return Spread.of(values).median();
  }

  private static String figures(Row row) {
    Set<String> names = new LinkedHashSet<>();
    row.valid().forEach(trial -> names.addAll(trial.figures().keySet()));
    if (names.isEmpty()) {
      return "";
    }
    String list =
        names.stream()
            .map(name ->
                row.spread(trial -> trial.figures().getOrDefault(name, 0.0))
                    .map(figure ->
                        text(
                            figure.median() < 100 ? "%s %,.2f" : "%s %,.0f", name, figure.median()))
                    .orElse(""))
            .collect(Collectors.joining(", "));
    return "- %s, %s: %s%n".formatted(row.rung(), row.subject(), list);
  }

  private static String thousands(Spread rate) {
    return text("%,.0f (%,.0f to %,.0f)", rate.median(), rate.min(), rate.max());
  }

  private static String percent(@org.jspecify.annotations.Nullable Spread ratio) {
    return ratio == null
        ? ""
        : text(
            "%.0f %% (%.0f to %.0f)", 100 * ratio.median(), 100 * ratio.min(), 100 * ratio.max());
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of the project
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
