package io.marketdata.compute.view;

import io.marketdata.history.FieldVersion;
import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A view in memory: a field is replaced by a higher version. Thread-safe. */
final class MemoryView implements ViewStore {

  private final Map<FieldAddress, byte[]> fields = new ConcurrentHashMap<>();
  private final Map<Integer, FlushMark> marks = new ConcurrentHashMap<>();
  private volatile @Nullable String process = "one process";

  /** What it calls its process from now on; null = it does not answer. */
  void answerAs(@Nullable String name) {
    process = name;
  }

  /** Applies records and flushes until nothing is due. */
  void flushAll(PartitionView view, List<byte[]> records, long now) {
    records.forEach(view::apply);
    for (Flush flush = view.begin(now); !flush.isEmpty(); flush = view.begin(now)) {
      read(view, flush);
      put(view.writes(flush));
      view.confirm(flush, now, now - 10_000_000_000L);
    }
  }

  /** Reads what a flush needs. */
  void read(PartitionView view, Flush flush) {
    for (List<ViewItem> unread = flush.unread(); !unread.isEmpty(); unread = flush.unread()) {
      view.load(unread, unread.stream().map(item -> stored(item.key(), item.field())).toList());
    }
  }

  /** Takes writes. */
  void put(List<UnitWrite> writes) {
    for (UnitWrite unit : writes) {
      for (HashWrite hash : unit.hashes()) {
        if (hash.oldestEpoch() > 0) {
          fields
              .entrySet()
              .removeIf(at -> at.getKey().key().equals(hash.key()) && isOld(hash, at.getValue()));
        }
        for (FieldWrite field : hash.fields()) {
          fields.merge(
              new FieldAddress(hash.key(), field.field()), field.value(), MemoryView::newer);
        }
      }
    }
  }

  /** A field's value, empty where there is none. */
  byte[] stored(String key, String field) {
    return fields.getOrDefault(new FieldAddress(key, field), new byte[0]);
  }

  /** Sets a field. */
  void put(String key, String field, byte[] value) {
    fields.put(new FieldAddress(key, field), value);
  }

  /** Loses everything. */
  void clear() {
    fields.clear();
  }

  /** Loses the chunks of bars. */
  void dropBars() {
    fields.keySet().removeIf(at -> at.key().contains(":1m:") || at.key().contains(":1d:"));
  }

  /** All fields in hexadecimal. */
  Map<String, String> copy() {
    Map<String, String> copy = new TreeMap<>();
    fields.forEach(
        (at, value) -> copy.put(at.key() + ' ' + at.field(), HexFormat.of().formatHex(value)));
    return copy;
  }

  @Override
  public Mono<Void> check(Duration durabilityLag) {
    return Mono.empty();
  }

  @Override
  public Mono<Optional<FlushMark>> mark(int partition) {
    return Mono.fromSupplier(() -> Optional.ofNullable(marks.get(partition)));
  }

  @Override
  public Mono<MarkAdvance> advance(int partition, FlushMark mark, boolean expected) {
    return Mono.fromSupplier(() -> {
      marks.put(partition, mark);
      return MarkAdvance.MOVED;
    });
  }

  @Override
  public Mono<List<String>> instruments() {
    return Mono.just(List.of());
  }

  @Override
  public Mono<List<byte[]>> read(List<FieldAddress> addresses) {
    return Mono.fromSupplier(
        () -> addresses.stream().map(at -> stored(at.key(), at.field())).toList());
  }

  @Override
  public Mono<Integer> write(List<UnitWrite> units) {
    return Mono.fromSupplier(() -> {
      put(units);
      return 0;
    });
  }

  @Override
  public Mono<Boolean> setAside(DamagedField damaged) {
    return Mono.fromSupplier(() -> {
      boolean removed =
          fields.remove(new FieldAddress(damaged.key(), damaged.field()), damaged.value());
      put(damaged.key(), damaged.field() + ".corrupt", damaged.value());
      return removed;
    });
  }

  @Override
  public Rebuilds rebuilds() {
    return new NoRebuilds();
  }

  @Override
  public String breaker() {
    return "CLOSED";
  }

  @Override
  public Mono<String> identity() {
    return Mono.justOrEmpty(process);
  }

  @Override
  public Flux<String> disturbances() {
    return Flux.never();
  }

  private static boolean isOld(HashWrite hash, byte[] value) {
    return FieldVersion.read(value, 0).epoch() < hash.oldestEpoch();
  }

  private static byte[] newer(byte[] had, byte[] next) {
    return FieldVersion.compare(next, had) > 0 ? next : had;
  }
}
