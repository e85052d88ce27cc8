package io.marketdata.compute.core;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A core under test with its counts and the store that its checkpoints go to. */
final class CoreRun {

  final Counts counts = new Counts();
  final Map<String, byte[]> store = new TreeMap<>();
  PartitionCore core = new PartitionCore(0, 1, counts);
  private long offset;

  /** Applies a frame that was appended at its arrival. */
  List<Update> apply(byte[] record) {
    long arrival = new io.marketdata.wire.FrameReader().wrap(record).arrival();
    return Update.read(bytes(record, arrival / 1_000_000));
  }

  List<Update> apply(byte[] record, long appendTimeMillis) {
    return Update.read(bytes(record, appendTimeMillis));
  }

  List<byte[]> bytes(byte[] record, long appendTimeMillis) {
    return core.apply(offset++, appendTimeMillis, record);
  }

  /** Texts of the messages of some channels. */
  static List<String> texts(List<Update> updates, String... channels) {
    return updates.stream()
        .filter(update -> List.of(channels).contains(update.channel()))
        .map(Update::toString)
        .toList();
  }

  /** Stores what changed, and goes on with a fresh core that loads all that was stored. */
  void reload() {
    store(core);
    PartitionCore fresh = new PartitionCore(0, 1, counts);
    fresh.load(entries());
    core = fresh;
  }

  void store(PartitionCore from) {
    from.changed((key, value) -> {
      String name = new String(key, StandardCharsets.UTF_8);
      if (value == null) {
        store.remove(name);
      } else {
        store.put(name, value);
      }
    });
    from.confirmed();
  }

  List<StateEntry> entries() {
    List<StateEntry> entries = new ArrayList<>();
    store.forEach((key, value) -> entries.add(new StateEntry(StateKeys.bytes(key), value)));
    return entries;
  }

  /** Counts everything. */
  static final class Counts implements CoreMetrics {
    final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    final Map<String, Long> alarms = new TreeMap<>();
    long read;
    long applied;
    long skipped;
    long twin;

    long rejections() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void counted(long newRead, long newApplied, long newSkipped, long newTwin) {
      read += newRead;
      applied += newApplied;
      skipped += newSkipped;
      twin += newTwin;
    }

    @Override
    public void rejected(RejectReason reason) {
      rejected.merge(reason, 1L, Long::sum);
    }

    private void alarm(String name) {
      alarms.merge(name, 1L, Long::sum);
    }

    @Override
    public void unknownTemplate(int templateId) {
      alarm("template");
    }

    @Override
    public void implausibleArrival(String source) {
      alarm("arrival");
    }

    @Override
    public void implausibleWatermark(String source) {
      alarm("watermark");
    }

    @Override
    public void ownerClosed(String source) {
      alarm("owner closed");
    }

    @Override
    public void implausibleOwnerClose(String source) {
      alarm("owner close");
    }

    @Override
    public void late(String source) {
      alarm("late");
    }

    @Override
    public void unattributed(String source) {
      alarm("unattributed");
    }

    @Override
    public void unscheduled(String source) {
      alarm("unscheduled");
    }

    @Override
    public void rebased(String source) {
      alarm("rebased");
    }

    @Override
    public void implausible(String source) {
      alarm("implausible");
    }

    @Override
    public void unknownCondition(String source) {
      alarm("unknown condition");
    }
  }
}
