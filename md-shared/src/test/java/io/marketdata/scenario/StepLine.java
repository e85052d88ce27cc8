package io.marketdata.scenario;

import io.marketdata.scenario.Tick.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of the part {@code ticks}. Not thread-safe. */
final class StepLine {

  private static final Set<String> VERBS = Set.of("snap", "trade", "quote", "cancel", "correct");
  private static final Map<String, Figure> SNAPSHOT =
      Map.ofEntries(
          Map.entry("last", Figure.LAST),
          Map.entry("open", Figure.OPEN),
          Map.entry("high", Figure.HIGH),
          Map.entry("low", Figure.LOW),
          Map.entry("n", Figure.TRADES),
          Map.entry("oi", Figure.OPEN_INTEREST),
          Map.entry("settlement", Figure.SETTLEMENT),
          Map.entry("previous-close", Figure.PREVIOUS_CLOSE),
          Map.entry("previous-settlement", Figure.PREVIOUS_SETTLEMENT),
          Map.entry("previous-oi", Figure.PREVIOUS_OPEN_INTEREST),
          Map.entry("limit-up", Figure.LIMIT_UP),
          Map.entry("limit-down", Figure.LIMIT_DOWN));
  private static final Map<String, Figure> TRADE = Map.of("id", Figure.ID, "seq", Figure.SEQUENCE);
  private static final Set<String> TRADE_WORDS = Set.of("side", "cond", "exchange");
  static final Set<String> PHASES =
      Set.of(
          "pre-open",
          "opening-auction",
          "continuous",
          "break",
          "closing-auction",
          "after-hours",
          "closed",
          "halted");

  private final LocalTimes times;
  private final SymbolNames names;
  private final ExpectationLines expectations;
  private long arrived;

  StepLine(LocalTimes times, SymbolNames names, long from) {
    this.times = times;
    this.names = names;
    expectations = new ExpectationLines(times, names);
    arrived = from;
  }

  Step read(Words words) {
    Step step =
        switch (words.peek()) {
          case "mark" -> mark(words);
          case "gap" -> gap(words);
          case "owner" -> owner(words);
          case "line" -> line(words);
          case "restart" -> restart(words);
          case "define" -> define(words);
          case "?" -> check(words);
          default -> tick(words);
        };
    words.end();
    return step;
  }

  private long arriveAt(Words words, String text) {
    long time = times.nanos(words, text);
    if (time < arrived) {
      throw words.error("time goes back: what arrives is told in the order of its arrival");
    }
    arrived = time;
    return time;
  }

  private Step mark(Words words) {
    words.next("mark");
    return new Step.Mark(words.line(), arriveAt(words, words.next("a time")));
  }

  private Step owner(Words words) {
    words.next("owner");
    return new Step.Owner(words.line(), arriveAt(words, words.next("a time")));
  }

  private Step restart(Words words) {
    words.next("restart");
    return new Step.Restart(words.line());
  }

  private Step define(Words words) {
    words.next("define");
    return new Step.Define(words.line(), arrived, InstrumentLine.read(words));
  }

  private Step line(Words words) {
    words.next("line");
    boolean isLive = words.oneOf("state of a line", Set.of("live", "down")).equals("live");
    return new Step.LineChange(words.line(), arriveAt(words, words.next("a time")), isLive);
  }

  private Step gap(Words words) {
    words.next("gap");
    String[] range = words.next("a range of times").split("\\.\\.", -1);
    if (range.length != 2) {
      throw words.error("a gap is FROM..TO");
    }
    long from = times.nanos(words, range[0]);
    long to = times.nanos(words, range[1]);
    String symbol =
        words.hasNext() && !words.peek().startsWith("@") ? names.of(words, words.next("")) : null;
    arrived = Math.max(arrived, to);
    return new Step.Gap(words.line(), from, to, arrival(words), symbol);
  }

  private Step check(Words words) {
    words.next("?");
    return new Step.Check(words.line(), expectations.check(words));
  }

  private long arrival(Words words) {
    if (!words.peek().startsWith("@")) {
      return arrived;
    }
    return arriveAt(words, words.next("").substring(1));
  }

  private Step tick(Words words) {
    long time = times.nanos(words, words.next("a time or a verb"));
    boolean isTold = words.peek().startsWith("@");
    arrived = isTold ? arrived : Math.max(arrived, time);
    long arrival = arrival(words);
    String verb = words.oneOf("verb", VERBS);
    TickParts tick = new TickParts(words, names.of(words, words.next("a symbol")));
    Tick.Kind kind =
        switch (verb) {
          case "snap" -> tick.snapshot();
          case "trade" -> tick.trade();
          case "quote" -> tick.quote();
          case "cancel" -> tick.cancel();
          default -> tick.correct();
        };
    return new Tick(
        words.line(),
        kind,
        tick.symbol,
        time,
        arrival,
        tick.tradingDay,
        tick.figures,
        tick.says,
        tick.originalTime);
  }

  /** What follows a tick's verb. */
  private final class TickParts {
    private final Words words;
    private final String symbol;
    private final Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    private final Map<String, String> says = new HashMap<>();
    private @Nullable LocalDate tradingDay;
    private long originalTime;

    TickParts(Words words, String symbol) {
      this.words = words;
      this.symbol = symbol;
    }

    private void figure(Figure figure) {
      if (figures.put(figure, words.number(figure.name())) != null) {
        throw words.error(figure.name() + " is said twice");
      }
    }

    private String next(Set<String> known, Set<String> more) {
      Set<String> all = new HashSet<>(known);
      all.addAll(more);
      return words.oneOf("part of a tick", all);
    }

    Tick.Kind snapshot() {
      Set<String> more = Set.of("cum", "bid", "ask", "phase", "td", "recovery");
      while (words.hasNext()) {
        String name = next(SNAPSHOT.keySet(), more);
        Figure figure = SNAPSHOT.get(name);
        if (figure != null) {
          figure(figure);
          continue;
        }
        switch (name) {
          case "cum" -> {
            figure(Figure.VOLUME);
            figure(Figure.TURNOVER);
          }
          case "td" -> tradingDay = LocalTimes.date(words);
          case "phase" -> says.put("phase", words.oneOf("phase", PHASES));
          case "recovery" -> says.put("recovery", "yes");
          default -> side(name);
        }
      }
      if (!figures.containsKey(Figure.VOLUME)) {
        throw words.error("a snapshot needs cum VOLUME TURNOVER");
      }
      return Tick.Kind.SNAPSHOT;
    }

    private void side(String name) {
      boolean isBid = name.equals("bid");
      figure(isBid ? Figure.BID : Figure.ASK);
      figure(isBid ? Figure.BID_SIZE : Figure.ASK_SIZE);
    }

    Tick.Kind quote() {
      while (words.hasNext()) {
        String name = words.oneOf("part of a quote", List.of("bid", "ask", "td"));
        if (name.equals("td")) {
          tradingDay = LocalTimes.date(words);
        } else {
          side(name);
        }
      }
      return Tick.Kind.QUOTE;
    }

    Tick.Kind trade() {
      figure(Figure.PRICE);
      figure(Figure.SIZE);
      further();
      return Tick.Kind.TRADE;
    }

    Tick.Kind cancel() {
      figure(Figure.PRICE);
      figure(Figure.SIZE);
      of();
      return Tick.Kind.CANCEL;
    }

    Tick.Kind correct() {
      figure(Figure.PRICE);
      figure(Figure.SIZE);
      words.oneOf("word", List.of("to"));
      figure(Figure.NEW_PRICE);
      figure(Figure.NEW_SIZE);
      of();
      return Tick.Kind.CORRECT;
    }

    private void of() {
      words.oneOf("word", List.of("of"));
      originalTime = times.nanos(words, words.next("the trade's time"));
      further();
    }

    private void further() {
      while (words.hasNext()) {
        Set<String> more = new HashSet<>(TRADE_WORDS);
        more.add("td");
        String name = next(TRADE.keySet(), more);
        Figure figure = TRADE.get(name);
        if (figure != null) {
          figure(figure);
        } else if (name.equals("td")) {
          tradingDay = LocalTimes.date(words);
        } else {
          says.put(name, value(name));
        }
      }
    }

    private String value(String name) {
      return name.equals("side")
          ? words.oneOf("side", List.of("buy", "sell"))
          : words.next("what " + name + " is");
    }
  }
}
