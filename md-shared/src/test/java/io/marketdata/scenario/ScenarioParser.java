package io.marketdata.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario file: a head, the part {@code ticks}, blocks of {@code expect}. Nothing is
 * passed over: an unknown word is an error that names file and line. For one file.
 */
public final class ScenarioParser {

  private static final Set<String> HEAD =
      Set.of("scenario", "rules", "zone", "day", "instrument", "source", "frames", "ticks");
  private static final Set<String> SOURCES = Set.of("push", "polling", "file");

  private final String file;
  private final SymbolNames names = new SymbolNames();
  private final List<ScenarioInstrument> instruments = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private final List<Words> rows = new ArrayList<>();
  private String title = "";
  private List<String> rules = List.of();
  private @Nullable ZoneId zone;
  private @Nullable LocalDate day;
  private @Nullable ScenarioSource source;
  private @Nullable LocalTimes times;
  private @Nullable StepLine stepLine;
  private @Nullable Words block;
  private boolean anyFraming;
  private int ticks;

  private ScenarioParser(String file) {
    this.file = file;
  }

  /**
   * Reads a whole file.
   *
   * @param file its name, for messages
   * @throws ScenarioSyntaxException if it cannot be read, or expects nothing
   */
  public static Scenario parse(String file, String text) {
    return new ScenarioParser(file).read(text);
  }

  private Scenario read(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = (" " + line).replaceFirst("\\s#.*$", "").strip();
      if (!content.isEmpty()) {
        line(new Words(file, number, content));
      }
    }
    Words end = new Words(file, number, "end");
    finishBlock(end);
    if (stepLine == null || expectations.isEmpty()) {
      throw end.error("a scenario has the parts 'ticks' and 'expect'");
    }
    return new Scenario(
        file,
        title,
        rules,
        known(zone, end, "zone"),
        known(day, end, "day"),
        instruments,
        known(source, end, "source"),
        anyFraming,
        steps,
        expectations);
  }

  private void line(Words words) {
    StepLine reader = stepLine;
    if (words.peek().equals("expect")) {
      finishBlock(words);
      block = words;
    } else if (block != null) {
      rows.add(words);
    } else if (reader != null) {
      step(reader, words);
    } else {
      head(words);
    }
  }

  private void finishBlock(Words at) {
    Words head = block;
    if (head == null) {
      return;
    }
    expectations.add(
        new ExpectationLines(known(times, at, "day"), names).block(head, List.copyOf(rows)));
    rows.clear();
    block = null;
  }

  private void step(StepLine reader, Words words) {
    Step step = reader.read(words);
    if (step instanceof Tick && ++ticks > Scenario.MAX_TICKS) {
      throw words.error("more than " + Scenario.MAX_TICKS + " ticks");
    }
    steps.add(step);
  }

  private void head(Words words) {
    switch (words.oneOf("word of the head", HEAD)) {
      case "scenario" -> title = words.rest("a title");
      case "rules" -> rules = List.of(words.rest("ids of rules").split(" "));
      case "zone" -> zone = zone(words);
      case "day" -> day = LocalTimes.date(words);
      case "frames" -> {
        words.oneOf("framing", List.of("any"));
        anyFraming = true;
      }
      case "instrument" -> {
        ScenarioInstrument instrument = InstrumentLine.read(words);
        names.add(words, instrument.symbol());
        instruments.add(instrument);
      }
      case "source" -> source = source(words);
      default -> beginTicks(words);
    }
    words.end();
  }

  private static ZoneId zone(Words words) {
    String id = words.next("a time zone");
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw words.error("not a time zone: '" + id + "'");
    }
  }

  private ScenarioSource source(Words words) {
    LocalTimes local = new LocalTimes(known(zone, words, "zone"), known(day, words, "day"));
    String kind = words.oneOf("kind of source", SOURCES);
    long interval = kind.equals("polling") ? LocalTimes.duration(words) : 0;
    long from = Long.MIN_VALUE;
    long delay = 0;
    while (words.hasNext()) {
      if (words.oneOf("part of a source", List.of("from", "delay")).equals("from")) {
        from = local.nanos(words, words.next("a time"));
      } else {
        delay = LocalTimes.duration(words);
      }
    }
    if (from == Long.MIN_VALUE) {
      throw words.error("a source needs 'from TIME'");
    }
    return new ScenarioSource(
        ScenarioSource.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), from, delay, interval);
  }

  private void beginTicks(Words words) {
    if (title.isEmpty() || rules.isEmpty() || instruments.isEmpty()) {
      throw words.error("before 'ticks' stand scenario, rules and instrument");
    }
    LocalTimes local = new LocalTimes(known(zone, words, "zone"), known(day, words, "day"));
    times = local;
    stepLine = new StepLine(local, names, known(source, words, "source").from());
  }

  private static <T> T known(@Nullable T value, Words at, String what) {
    if (value == null) {
      throw at.error("the head needs '" + what + "' before this line");
    }
    return value;
  }
}
