package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the running numbers of every source in the ticks of all partitions, lower terms and twins
 * left out as the core does, against what the source should have brought: nothing missing, nothing
 * counted twice.
 */
public final class FeedCheck {

  private final int partitions;
  private final Findings findings = new Findings();
  private final Map<String, TreeMap<Long, FeedTick>> accepted = new TreeMap<>();
  private final Map<String, Map<Integer, SourceTicks>> sources = new HashMap<>();

  /** Checks logs of so many partitions. */
  public FeedCheck(int partitions) {
    this.partitions = partitions;
  }

  /** Takes a partition's records from its beginning. */
  public void take(int partition, List<LogRecord> ticks) {
    FrameReader frame = new FrameReader();
    for (LogRecord record : ticks) {
      try {
        frame.wrap(Objects.requireNonNull(record.value()));
        source(frame.source(), partition).take(record.offset(), frame);
      } catch (MalformedFrameException e) {
        findings.add("ticks " + partition + " offset " + record.offset() + ": " + e.getMessage());
      }
    }
  }

  /** Names of the sources that were seen. */
  public List<String> sources() {
    return List.copyOf(accepted.keySet());
  }

  /** What counts of a source, by number. */
  public List<FeedTick> ticks(String source) {
    return new ArrayList<>(accepted.getOrDefault(source, new TreeMap<>()).values());
  }

  /** The newest constants of a source, or null where it has none. */
  public @Nullable FeedLine line(String source) {
    return of(source).stream()
        .map(SourceTicks::line)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** How many messages of a source were twins or of a lower term. */
  public long repeats(String source) {
    return of(source).stream().mapToLong(one -> one.twins() + one.skipped()).sum();
  }

  /** What is wrong with the sources, each held against what it should have brought. */
  public Findings check(Map<String, ExpectedFeed> expected) {
    Findings all = new Findings();
    all.addAll(findings);
    expected.forEach((source, feed) -> check(source, feed, all));
    for (String source : accepted.keySet()) {
      if (!expected.containsKey(source)) {
        all.add("source " + source + " is not known");
      }
    }
    return all;
  }

  private void check(String source, ExpectedFeed feed, Findings all) {
    FeedLine line = line(source);
    if (line == null) {
      all.add("source " + source + " has no line");
      return;
    }
    long upTo = of(source).stream().mapToLong(SourceTicks::upTo).max().orElse(Long.MIN_VALUE);
    Map<Long, FeedTick> left = new TreeMap<>(accepted.getOrDefault(source, new TreeMap<>()));
    for (Iterator<FeedTick> ticks = feed.ticks(line); ticks.hasNext(); ) {
      FeedTick tick = ticks.next();
      if (tick.number() > upTo) {
        break;
      }
      FeedTick found = left.remove(tick.number());
      String place = "source " + source + " number " + tick.number();
      if (found == null) {
        all.add(place + " is missing");
      } else if (!tick.content().isEmpty() && !tick.content().equals(found.content())) {
        all.add(place + " is " + found.content() + " instead of " + tick.content());
      }
    }
    left.forEach(
        (number, tick) -> all.add("source " + source + " number " + number + " is too much"));
  }

  private List<SourceTicks> of(String source) {
    return List.copyOf(sources.getOrDefault(source, Map.of()).values());
  }

  private SourceTicks source(String name, int partition) {
    TreeMap<Long, FeedTick> numbers = accepted.computeIfAbsent(name, _ -> new TreeMap<>());
    return sources
        .computeIfAbsent(name, _ -> new TreeMap<>())
        .computeIfAbsent(
            partition,
            _ ->
                new SourceTicks(
                    name, partition, partitions, findings, tick -> accept(name, numbers, tick)));
  }

  private void accept(String source, Map<Long, FeedTick> numbers, FeedTick tick) {
    FeedTick had = numbers.put(tick.number(), tick);
    if (had != null) {
      findings.add(
          "source "
              + source
              + " number "
              + tick.number()
              + " counts twice: "
              + had.content()
              + " and "
              + tick.content());
    }
  }
}
