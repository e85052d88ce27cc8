package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * All checks at once, of a platform that has come to rest: updates and view against a fresh core,
 * the feeds against what they should have brought. Blocking.
 */
public final class Audit implements PlatformAudit {

  private final PlatformLogs logs;
  private final String redis;
  private final Map<String, ExpectedFeed> feeds;
  private final ViewFold fold = new ViewFold();
  private final FeedCheck feedCheck;
  private final OwnerCloses ownerCloses = new OwnerCloses();
  private final Findings findings = new Findings();
  private final StringJoiner summary = new StringJoiner("\n");
  private SortedMap<Integer, String> marks = new TreeMap<>();
  private long entries;
  private long ticks;
  private long frames;
  private long repeats;

  /**
   * Prepares to check.
   *
   * @param logs of the platform
   * @param redis where Redis is
   * @param feeds by name of the source
   */
  public Audit(PlatformLogs logs, String redis, Map<String, ExpectedFeed> feeds) {
    this.logs = logs;
    this.redis = redis;
    this.feeds = feeds;
    this.feedCheck = new FeedCheck(logs.partitions(), FeedCheck.numbersOnly(feeds));
  }

  /** Reads everything, partition by partition, and says what is wrong. */
  @Override
  public Findings run() {
    RedisView shared = RedisView.ofNoSymbol(redis);
    marks = shared.marks();
    for (int partition = 0; partition < logs.partitions(); partition++) {
      partition(partition);
    }
    compare(fold.shared(), shared);
    findings.addAll(feedCheck.check(feeds));
    findings.addAll(ownerCloses.findings());
    summary.add(ticks + " records of ticks, " + frames + " frames of updates, repeated " + repeats);
    summary.add(entries + " entries of the view");
    if (ownerCloses.written() > 0) {
      summary.add(ownerCloses.summary());
    }
    for (String source : feedCheck.sources()) {
      int brought = feedCheck.messages(source);
      summary.add(
          source + ": " + brought + " messages, " + feedCheck.repeats(source) + " repeated");
    }
    return findings;
  }

  private void partition(int partition) {
    List<LogRecord> records = logs.ticks(partition);
    List<byte[]> fresh = LogReplay.frames(LogReplay.fresh(partition, logs.epoch()), records);
    List<LogRecord> updates = logs.updates(partition);
    UpdatesCheck.Result result = UpdatesCheck.check(partition, fresh, updates);
    findings.addAll(result.findings());
    findings.addAll(Invariants.days(fresh));
    findings.addAll(Closings.check(fresh));
    findings.addAll(MarkCheck.check(marks, partition, logs.epoch(), updates));
    ownerCloses.take(partition, records, fresh);
    fold.take(fresh);
    compare(fold.symbols(), RedisView.ofSymbols(redis, partition, logs.partitions()));
    fold.forgetSymbols();
    feedCheck.take(partition, records);
    ticks += records.size();
    frames += result.frames();
    repeats += result.repeats();
  }

  private void compare(ViewContent expected, RedisView found) {
    findings.addAll(found.findings());
    findings.addAll(expected.differencesIn(found.content()));
    entries += expected.size();
  }

  /** The constants and messages of the sources, after {@link #run()}. */
  @Override
  public FeedCheck feeds() {
    return feedCheck;
  }

  /** Every trade of a fresh core under {@code SYMBOL seq}: price and size; computed anew. */
  public Map<String, String> trades() {
    ViewFold all = new ViewFold();
    for (int partition = 0; partition < logs.partitions(); partition++) {
      all.take(fresh().frames(partition));
    }
    return all.trades();
  }

  /** What a fresh core makes of the logs, computed anew at each call. */
  @Override
  public FreshUpdates fresh() {
    return new FreshUpdates() {
      @Override
      public int partitions() {
        return logs.partitions();
      }

      @Override
      public List<byte[]> frames(int partition) {
        LogReplay.Core core = LogReplay.fresh(partition, logs.epoch());
        return LogReplay.frames(core, logs.ticks(partition));
      }
    };
  }

  /** How much was checked. */
  @Override
  public String summary() {
    return summary.toString();
  }
}
