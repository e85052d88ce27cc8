package io.marketdata.compute.view;

import io.marketdata.history.FieldVersion;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Redis as a partition's flushes leave it, without one: a field is replaced by a higher version. */
final class MemoryView {

  private final Map<FieldAddress, byte[]> fields = new HashMap<>();

  /** Applies records and flushes until nothing is due. */
  void flushAll(PartitionView view, List<byte[]> records, long now) {
    records.forEach(view::apply);
    for (Flush flush = view.begin(now); !flush.isEmpty(); flush = view.begin(now)) {
      read(view, flush);
      write(view.writes(flush));
      view.confirm(flush, now, now - 10_000_000_000L);
    }
  }

  /** Reads what a flush needs. */
  void read(PartitionView view, Flush flush) {
    List<ViewItem> unread = flush.unread();
    view.load(unread, unread.stream().map(item -> stored(item.key(), item.field())).toList());
  }

  /** Takes writes. */
  void write(List<UnitWrite> writes) {
    for (UnitWrite unit : writes) {
      for (HashWrite hash : unit.hashes()) {
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

  /** All fields in hexadecimal. */
  Map<String, String> copy() {
    Map<String, String> copy = new TreeMap<>();
    fields.forEach((at, value) ->
        copy.put(at.key() + ' ' + at.field(), HexFormat.of().formatHex(value)));
    return copy;
  }

  private static byte[] newer(byte[] had, byte[] next) {
    return FieldVersion.compare(next, had) > 0 ? next : had;
  }
}
