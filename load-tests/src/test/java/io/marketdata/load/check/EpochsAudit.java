package io.marketdata.load.check;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.Partitions;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The checks of a platform whose epoch was changed. The first epoch is held against fresh cores.
 * Those of the next one begin with what the change has stored, and of that every part of a symbol
 * must be, byte for byte, what the cores before came to, in the partition where the symbol belongs.
 * The view is held against everything that the cores of all epochs have made. Blocking.
 */
public final class EpochsAudit implements PlatformAudit {

  private static final String SYMBOL = "s/";
  private static final String INSTRUMENT = "r/instrument/";

  private final List<PlatformLogs> epochs;
  private final String redis;
  private final Map<String, ExpectedFeed> feeds;
  private final FeedCheck feedCheck;
  private final OwnerCloses ownerCloses = new OwnerCloses();
  private final Findings findings = new Findings();
  private final StringJoiner summary = new StringJoiner("\n");

  /**
   * Prepares to check.
   *
   * @param epochs each with its logs, in their order
   * @param redis where Redis is
   * @param feeds by name of the source
   */
  public EpochsAudit(List<PlatformLogs> epochs, String redis, Map<String, ExpectedFeed> feeds) {
    this.epochs = List.copyOf(epochs);
    this.redis = redis;
    this.feeds = feeds;
    this.feedCheck = new FeedCheck(epochs.getFirst().partitions(), FeedCheck.numbersOnly(feeds));
  }

  @Override
  public Findings run() {
    RedisView view = RedisView.read(redis);
    ViewFold fold = new ViewFold();
    Counting counting = new Counting();
    List<byte[]> all = new ArrayList<>();
    Map<String, byte[]> parts = Map.of();
    for (PlatformLogs logs : epochs) {
      if (logs != epochs.getFirst()) {
        feedCheck.nextEpoch(logs.partitions());
        dealt(logs, parts);
      }
      Map<String, byte[]> next = new TreeMap<>();
      for (int partition = 0; partition < logs.partitions(); partition++) {
        all.addAll(partition(logs, partition, next, view));
      }
      parts = next;
    }
    fold.take(all);
    counting.take(all);
    ViewContent expected = fold.content();
    findings.addAll(view.findings());
    findings.addAll(expected.differencesIn(view.content()));
    findings.addAll(counting.findings());
    findings.addAll(Invariants.days(all));
    findings.addAll(Closings.check(all));
    findings.addAll(ownerCloses.findings());
    findings.addAll(feedCheck.check(feeds));
    summary.add(expected.size() + " entries of the view");
    summary.add(ownerCloses.summary());
    return findings;
  }

  private List<byte[]> partition(
      PlatformLogs logs, int partition, Map<String, byte[]> parts, RedisView view) {
    List<LogRecord> records = logs.ticks(partition);
    List<LogRecord> updates = logs.updates(partition);
    Begun begun = begin(logs, partition);
    List<byte[]> fresh = LogReplay.frames(begun.core()::apply, records);
    UpdatesCheck.Result result = UpdatesCheck.check(partition, fresh, updates);
    findings.addAll(result.findings());
    feedCheck.take(partition, records);
    ownerCloses.take(partition, records, fresh);
    if (logs == epochs.getLast()) {
      findings.addAll(MarkCheck.check(view.marks(), partition, logs.epoch(), updates));
    }
    begun.parts().forEach(parts::put);
    begun
        .core()
        .changed((key, value) -> {
          if (value == null) {
            parts.remove(text(key));
          } else {
            parts.put(text(key), value);
          }
        });
    summary.add(
        "epoch %d partition %d: %d records of ticks, %d frames of updates, repeated %d"
            .formatted(logs.epoch(), partition, records.size(), result.frames(), result.repeats()));
    return fresh;
  }

  /** A core at the begin of an epoch, and what it was given. */
  private record Begun(PartitionCore core, Map<String, byte[]> parts) {}

  private Begun begin(PlatformLogs logs, int partition) {
    PartitionCore core = new PartitionCore(partition, logs.epoch(), CoreMetrics.none());
    if (logs == epochs.getFirst()) {
      return new Begun(core, Map.of());
    }
    List<StateEntry> entries = logs.begunWith(partition);
    core.load(entries);
    return new Begun(core, parts(entries));
  }

  /** Whether the change has dealt what there was: each symbol's parts to its partition. */
  private void dealt(PlatformLogs logs, Map<String, byte[]> before) {
    Map<String, byte[]> left = new TreeMap<>(before);
    left.keySet().removeIf(key -> symbol(key).isEmpty());
    for (int partition = 0; partition < logs.partitions(); partition++) {
      String place = "epoch " + logs.epoch() + " partition " + partition + " begins: ";
      for (Map.Entry<String, byte[]> part : parts(logs.begunWith(partition)).entrySet()) {
        String symbol = symbol(part.getKey());
        if (symbol.isEmpty()) {
          continue;
        }
        byte[] wanted = left.remove(part.getKey());
        if (wanted == null) {
          findings.add(place + part.getKey() + " is too much");
        } else if (!Arrays.equals(wanted, part.getValue())) {
          findings.add(place + part.getKey() + " is not what the epoch before came to");
        } else if (Partitions.of(symbol, logs.partitions()) != partition) {
          findings.add(place + part.getKey() + " belongs elsewhere");
        }
      }
    }
    left.keySet()
        .forEach(key -> findings.add("epoch " + logs.epoch() + " begins: " + key + " is missing"));
  }

  private static Map<String, byte[]> parts(List<StateEntry> entries) {
    Map<String, byte[]> parts = new TreeMap<>();
    for (StateEntry entry : entries) {
      byte[] value = entry.value();
      if (value != null) {
        parts.put(text(entry.key()), value);
      }
    }
    return parts;
  }

  /** The symbol of a stored part, or the empty string. */
  private static String symbol(String key) {
    for (String prefix : List.of(SYMBOL, INSTRUMENT)) {
      if (key.startsWith(prefix)) {
        return key.substring(prefix.length(), key.lastIndexOf('/'));
      }
    }
    return "";
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  @Override
  public FeedCheck feeds() {
    return feedCheck;
  }

  /**
   * By as many partitions as the epochs' numbers have for their least common multiple: of a symbol
   * in one of them is known where it was in each epoch, and what was read there in which order.
   */
  @Override
  public FreshUpdates fresh() {
    List<List<List<byte[]>>> updates = new ArrayList<>();
    for (PlatformLogs logs : epochs) {
      List<List<byte[]>> ofEpoch = new ArrayList<>();
      for (int partition = 0; partition < logs.partitions(); partition++) {
        PartitionCore core = begin(logs, partition).core();
        ofEpoch.add(LogReplay.frames(core::apply, logs.ticks(partition)));
      }
      updates.add(ofEpoch);
    }
    int common = updates.stream().mapToInt(List::size).reduce(1, EpochsAudit::commonMultiple);
    return new FreshUpdates() {
      @Override
      public int partitions() {
        return common;
      }

      @Override
      public List<byte[]> frames(int partition) {
        return updates.stream()
            .flatMap(epoch -> epoch.get(partition % epoch.size()).stream())
            .toList();
      }
    };
  }

  private static int commonMultiple(int a, int b) {
    return a / BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact() * b;
  }

  @Override
  public String summary() {
    return summary.toString();
  }
}
