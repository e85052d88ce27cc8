package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the running numbers of every source in the ticks of all partitions, lower terms and twins
 * left out as the core does, against what the source should have brought: nothing missing, nothing
 * counted twice.
 */
public final class FeedCheck {

  private static final TreeMap<Long, FeedTick> NONE = new TreeMap<>();

  private int partitions;

  /** Of the epochs before: how many partitions they had in all. */
  private int former;

  private final Findings findings = new Findings();
  private final Set<String> numbersOnly;
  private final Map<String, TreeMap<Long, FeedTick>> accepted = new TreeMap<>();
  private final Map<String, Numbers> numbered = new TreeMap<>();
  private final Map<String, Map<String, long[]>> digests = new TreeMap<>();
  private final Map<String, Map<Integer, SourceTicks>> sources = new HashMap<>();

  /** Checks logs of so many partitions, and keeps what every source says. */
  public FeedCheck(int partitions) {
    this(partitions, Set.of());
  }

  /**
   * Checks logs of so many partitions.
   *
   * @param numbersOnly names of sources of which only the numbers are kept: there may be many
   */
  FeedCheck(int partitions, Set<String> numbersOnly) {
    this.partitions = partitions;
    this.numbersOnly = Set.copyOf(numbersOnly);
  }

  /** Names of the sources that do not tell what their messages say. */
  static Set<String> numbersOnly(Map<String, ExpectedFeed> feeds) {
    return feeds.entrySet().stream()
        .filter(feed -> !feed.getValue().tellsContent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** From here on partitions are those of the next epoch; the numbers go on. */
  void nextEpoch(int count) {
    former += partitions;
    partitions = count;
  }

  /** Takes a partition's records from its beginning to its end. */
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
    sources.values().stream()
        .map(each -> each.get(former + partition))
        .filter(Objects::nonNull)
        .forEach(SourceTicks::end);
  }

  /** Names of the sources that were seen. */
  public List<String> sources() {
    return sources.keySet().stream().sorted().toList();
  }

  /** How many messages of a source count. */
  public int messages(String source) {
    Numbers numbers = numbered.get(source);
    return numbers == null ? accepted.getOrDefault(source, NONE).size() : numbers.count();
  }

  /** What counts of a source, by number; of one of which only the numbers are kept, nothing. */
  public List<FeedTick> ticks(String source) {
    return new ArrayList<>(accepted.getOrDefault(source, NONE).values());
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
    for (String source : sources.keySet()) {
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
    if (numbersOnly.contains(source)) {
      checkNumbers(source, feed.ticks(line), upTo, all);
      return;
    }
    Map<Long, FeedTick> left = new TreeMap<>(accepted.getOrDefault(source, NONE));
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

  private static void sum(Map<String, long[]> sums, FeedTick tick) {
    if (tick.digest() != 0) {
      sums.computeIfAbsent(tick.symbol(), _ -> new long[1])[0] += tick.digest() * tick.number();
    }
  }

  /** Numbers one by one; what they say symbol by symbol, as a sum in which every message counts. */
  private void checkNumbers(String source, Iterator<FeedTick> ticks, long upTo, Findings all) {
    Map<String, long[]> wanted = new TreeMap<>();
    long before = all.count();
    Numbers.Cursor found = numbered.getOrDefault(source, new Numbers()).ascending();
    String place = "source " + source + " number ";
    LongConsumer surplus = number -> all.add(place + number + " is too much");
    while (ticks.hasNext()) {
      FeedTick tick = ticks.next();
      long number = tick.number();
      if (number > upTo) {
        break;
      }
      sum(wanted, tick);
      if (!found.pass(number, surplus, twice -> all.add(place + twice + " counts twice"))) {
        all.add(place + number + " is missing");
      }
    }
    found.passRest(surplus);
    if (all.count() == before) {
      Map<String, long[]> said = digests.getOrDefault(source, Map.of());
      wanted.forEach((symbol, sum) -> {
        if (!Arrays.equals(sum, said.get(symbol))) {
          all.add("source " + source + ' ' + symbol + ": what its messages say is different");
        }
      });
    }
  }

  private List<SourceTicks> of(String source) {
    return List.copyOf(sources.getOrDefault(source, Map.of()).values());
  }

  private SourceTicks source(String name, int partition) {
    return sources
        .computeIfAbsent(name, _ -> new TreeMap<>())
        .computeIfAbsent(
            former + partition,
            _ -> new SourceTicks(name, partition, partitions, findings, accepting(name)));
  }

  private Consumer<FeedTick> accepting(String name) {
    if (numbersOnly.contains(name)) {
      Numbers numbers = numbered.computeIfAbsent(name, _ -> new Numbers());
      Map<String, long[]> sums = digests.computeIfAbsent(name, _ -> new TreeMap<>());
      return tick -> {
        numbers.add(tick.number());
        sum(sums, tick);
      };
    }
    TreeMap<Long, FeedTick> numbers = accepted.computeIfAbsent(name, _ -> new TreeMap<>());
    return tick -> accept(name, numbers, tick);
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
