package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.Partitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Deals the stored states of an epoch to the partitions of the next one. A symbol's parts stay as
 * they are, bytes and counters; templates and sources go wherever a symbol may need them.
 */
final class StateMove {

  private static final String SYMBOL_KEYS = "s/";
  private static final String INSTRUMENT = StateKeys.instrument("");

  /** Where the definitions carry their version, which is not part of what they say. */
  private static final int VERSION_AT = 8;

  private final List<PartitionStates> old;
  private final int partitions;
  private final List<Map<String, byte[]>> dealt = new ArrayList<>();

  /** By new partition and source, the old partitions that bring symbols of it. */
  private final List<Map<String, Set<Integer>>> brought = new ArrayList<>();

  private StateMove(List<PartitionStates> old, int partitions) {
    this.old = old;
    this.partitions = partitions;
    for (int i = 0; i < partitions; i++) {
      dealt.add(new TreeMap<>());
      brought.add(new TreeMap<>());
    }
  }

  /**
   * What each new partition is to hold.
   *
   * @param old every partition of the old epoch, in their order
   * @param partitions of the new epoch
   * @param epoch the new one
   * @throws EpochRefusedException where the old partitions do not agree
   */
  static List<List<StateEntry>> of(
      List<PartitionStates> old, int partitions, long epoch, int outputVersion) {
    StateMove move = new StateMove(old, partitions);
    move.deal();
    List<List<StateEntry>> states = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      List<StateEntry> entries = new ArrayList<>();
      move.dealt
          .get(partition)
          .forEach((key, value) -> entries.add(new StateEntry(StateKeys.bytes(key), value)));
      byte[] record = move.record(partition).encode(epoch, outputVersion, 0);
      entries.add(new StateEntry(StateKeys.bytes(StateKeys.PARTITION), record));
      states.add(entries);
    }
    return states;
  }

  private void deal() {
    Map<String, Held> templates = new TreeMap<>();
    for (PartitionStates one : old) {
      one.parts().forEach((key, value) -> deal(one.partition(), key, value, templates));
    }
    templates.forEach((key, held) -> dealt.forEach(to -> to.put(held.key(), held.bytes())));
  }

  private void deal(int from, String key, byte[] value, Map<String, Held> templates) {
    if (key.startsWith(INSTRUMENT)) {
      String symbol = StateKeys.definition(key).substring(INSTRUMENT.length());
      put(symbol, key, value);
      brought
          .get(Partitions.of(symbol, partitions))
          .computeIfAbsent(source(value), name -> new TreeSet<>())
          .add(from);
    } else if (StateKeys.isDefinition(key)) {
      templates.merge(StateKeys.definition(key), new Held(key, value), StateMove::newer);
    } else if (key.startsWith(SYMBOL_KEYS)) {
      put(key.substring(SYMBOL_KEYS.length(), key.lastIndexOf('/')), key, value);
    } else if (!key.startsWith(StateKeys.STAGED)) {
      throw new EpochRefusedException(
          "partition %d holds %s, which this version does not know".formatted(from, key));
    }
  }

  private void put(String symbol, String key, byte[] value) {
    if (dealt.get(Partitions.of(symbol, partitions)).put(key, value) != null) {
      throw new EpochRefusedException("two partitions hold " + key);
    }
  }

  private static String source(byte[] instrument) {
    return InstrumentCodec.decode(new MessageReader().wrapMessage(instrument).instrument())
        .source();
  }

  /** A set that has come to some partitions only must not change the rules of a running day. */
  private static Held newer(Held one, Held other) {
    byte[] left = one.bytes();
    byte[] right = other.bytes();
    int behind = VERSION_AT + Integer.BYTES;
    if (!Arrays.equals(left, behind, left.length, right, behind, right.length)) {
      throw new EpochRefusedException(
          "two partitions hold other contents of %s; start its ingest, let it catch up, and run this again"
              .formatted(StateKeys.definition(one.key())));
    }
    return one.version() >= other.version() ? one : other;
  }

  private PartitionImage record(int partition) {
    long inForce = 0;
    long pending = 0;
    for (PartitionStates one : old) {
      inForce = Math.max(inForce, one.record().referenceInForce());
      pending = Math.max(pending, one.record().referencePending());
    }
    return new PartitionImage(inForce, pending, sources(partition));
  }

  private List<SourceImage> sources(int partition) {
    Map<String, List<SourceImage>> bringing = new TreeMap<>();
    Map<String, List<SourceImage>> all = new TreeMap<>();
    for (PartitionStates one : old) {
      for (SourceImage source : one.record().sources()) {
        all.computeIfAbsent(source.name(), name -> new ArrayList<>()).add(source);
        Set<Integer> from = brought.get(partition).getOrDefault(source.name(), Set.of());
        if (from.contains(one.partition())) {
          bringing.computeIfAbsent(source.name(), name -> new ArrayList<>()).add(source);
        }
      }
    }
    List<SourceImage> sources = new ArrayList<>();
    all.forEach((name, images) -> {
      List<SourceImage> parts = bringing.get(name);
      sources.add(parts == null ? MergedSource.bystander(images) : MergedSource.of(parts));
    });
    return sources;
  }

  /** A stored template or indicator set. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Held(String key, byte[] bytes) {

    long version() {
      return Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
    }
  }
}
