package io.marketdata.load.check;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongUnaryOperator;

/** What must hold of a platform's figures, whatever befell it. */
public final class Invariants {

  private static final long MINUTE = 60_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final String CORE_MESSAGES = "md_compute_messages_total";
  private static final List<String> FEED_TERMS =
      List.of("rejected", "duplicate", "merged", "shed", "published");
  private static final List<String> CORE_TERMS = List.of("applied", "skipped", "twin", "rejected");

  private Invariants() {}

  /** A symbol's trading day. */
  private record Day(String symbol, int day) {}

  /**
   * The volume of a day is that of its minutes, what came after hours and what no minute holds; its
   * high and low are those of its minutes.
   *
   * @param frames of updates of a partition, from its beginning
   */
  public static Findings days(Iterable<byte[]> frames) {
    Map<Day, Map<Long, Bar>> minutes = new HashMap<>();
    Map<Day, Bar> days = new HashMap<>();
    FrameReader frame = new FrameReader();
    for (byte[] record : frames) {
      frame.wrap(record);
      eachBar(
          frame,
          (symbol, bar) -> {
            Day day = new Day(symbol, bar.tradingDay());
            if (bar.span() == BarSpan.DAY) {
              days.merge(day, bar, Invariants::newer);
            } else {
              minutes
                  .computeIfAbsent(day, _ -> new TreeMap<>())
                  .merge(bar.start(), bar, Invariants::newer);
            }
          });
    }
    Findings findings = new Findings();
    days.forEach((day, bar) -> day(day, bar, minutes.getOrDefault(day, Map.of()), findings));
    minutes.keySet().stream()
        .filter(day -> !days.containsKey(day))
        .forEach(day -> findings.add(day + " has minutes and no bar of its own"));
    return findings;
  }

  private static void day(Day day, Bar bar, Map<Long, Bar> minutes, Findings findings) {
    long sum = bar.afterHours() + bar.unattributed();
    for (Bar minute : minutes.values()) {
      sum = Math.addExact(sum, minute.volume());
    }
    if (sum != bar.volume()) {
      findings.add(day + ": its volume is " + bar.volume() + ", its parts are " + sum);
    }
    if (minutes.isEmpty()) {
      return;
    }
    long high = minutes.values().stream().mapToLong(Bar::high).max().orElseThrow();
    long low = minutes.values().stream().mapToLong(Bar::low).min().orElseThrow();
    if (high != bar.high() || low != bar.low()) {
      findings.add(
          day
              + ": its range is "
              + bar.low()
              + " to "
              + bar.high()
              + ", that of its minutes "
              + low
              + " to "
              + high);
    }
  }

  /**
   * A minute's bar closes in time: the append of its first close lies at most so long behind the
   * minute's end.
   *
   * @param updates of a partition, with their append times
   * @param wall what the wall clock shows, epoch nanoseconds, when the source's time is that
   * @param allowed grace, the feed's delay and what else may pass
   */
  public static Findings closings(
      List<LogRecord> updates, LongUnaryOperator wall, Duration allowed) {
    Findings findings = new Findings();
    Set<String> closed = new HashSet<>();
    FrameReader frame = new FrameReader();
    for (LogRecord record : updates) {
      frame.wrap(Objects.requireNonNull(record.value()));
      eachBar(
          frame,
          (symbol, bar) -> {
            boolean closes = bar.span() == BarSpan.MINUTE && bar.state() == BarState.CLOSED;
            if (!closes || !closed.add(symbol + ' ' + bar.start())) {
              return;
            }
            long due = wall.applyAsLong(bar.start() + MINUTE);
            long late = record.timestamp() - Math.floorDiv(due, NANOS_PER_MILLI);
            if (late > allowed.toMillis()) {
              findings.add(
                  symbol
                      + ' '
                      + ViewNames.time(bar.start())
                      + " closed "
                      + late
                      + " ms behind its end instead of at most "
                      + allowed.toMillis());
            }
          });
    }
    return findings;
  }

  /** Messages that ingest has decoded, of all feeds. */
  public static long decoded(Prometheus ingest) {
    return ingest.sum("md_feed_decoded_total");
  }

  /** Of every feed: decoded = rejected + duplicate + merged + shed + published. */
  public static Findings feeds(Prometheus ingest) {
    Findings findings = new Findings();
    SortedSet<String> sources = ingest.values("md_feed_decoded_total", "source");
    if (sources.isEmpty()) {
      findings.add("ingest counts messages of no feed");
    }
    for (String source : sources) {
      long decoded = ingest.sum("md_feed_decoded_total", "source", source);
      long parts = 0;
      for (String term : FEED_TERMS) {
        parts += ingest.sum("md_feed_" + term + "_total", "source", source);
      }
      if (decoded != parts) {
        findings.add("feed " + source + ": decoded " + decoded + ", accounted for " + parts);
      }
    }
    return findings;
  }

  /** The same of several computes, which have served all partitions among them. */
  public static Findings partitions(List<Prometheus> computes, int partitions) {
    Findings findings = new Findings();
    Set<String> served = new HashSet<>();
    for (Prometheus compute : computes) {
      findings.addAll(partitions(compute));
      served.addAll(compute.values(CORE_MESSAGES, "partition"));
    }
    if (served.size() != partitions) {
      findings.add(
          "computes count messages of " + served.size() + " partitions instead of " + partitions);
    }
    return findings;
  }

  /** Of every partition: read = applied + skipped + twin + rejected. */
  public static Findings partitions(Prometheus compute) {
    Findings findings = new Findings();
    for (String partition : compute.values(CORE_MESSAGES, "partition")) {
      long read = compute.sum(CORE_MESSAGES, "partition", partition, "result", "read");
      long parts = 0;
      for (String term : CORE_TERMS) {
        parts += compute.sum(CORE_MESSAGES, "partition", partition, "result", term);
      }
      if (read != parts) {
        findings.add("partition " + partition + ": read " + read + ", accounted for " + parts);
      }
    }
    return findings;
  }

  private static Bar newer(Bar one, Bar other) {
    return other.replaces(one) ? other : one;
  }

  private static void eachBar(FrameReader frame, BiConsumer<String, Bar> action) {
    while (frame.next()) {
      if (frame.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
        BarUpdateDecoder bar = frame.barUpdate();
        String symbol = frame.symbol(bar.symbol());
        action.accept(symbol, BarCodec.decode(frame.barUpdate()));
      }
    }
  }
}
