package io.marketdata.compute.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The units of a partition that are written together, and their changed fields. */
final class Flush {

  private static final byte[] NOTHING = {};

  private final List<FlushUnit> units = new ArrayList<>();
  private final List<List<ViewItem>> items = new ArrayList<>();

  void add(FlushUnit unit, List<ViewItem> changed) {
    units.add(unit);
    items.add(changed);
  }

  List<FlushUnit> units() {
    return units;
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /**
   * Takes in what has changed, and says which items must be read before they are written. Where
   * there are none the flush is to be written at once.
   */
  List<ViewItem> unread() {
    for (int i = 0; i < units.size(); i++) {
      units.get(i).takeInto(items.get(i));
    }
    List<ViewItem> unread = new ArrayList<>();
    for (List<ViewItem> changed : items) {
      for (ViewItem item : changed) {
        if (!item.isLoaded()) {
          unread.add(item);
        }
      }
    }
    return unread;
  }

  /** What to write, with the newest content of every item. */
  List<UnitWrite> writes(Consumer<ViewItem> unwritable) {
    List<UnitWrite> writes = new ArrayList<>(units.size());
    for (List<ViewItem> changed : items) {
      UnitWrite write = write(changed, unwritable);
      if (!write.hashes().isEmpty()) {
        writes.add(write);
      }
    }
    return writes;
  }

  private static UnitWrite write(List<ViewItem> changed, Consumer<ViewItem> unwritable) {
    Map<String, HashWrite> hashes = new LinkedHashMap<>();
    for (ViewItem item : changed) {
      byte[] value = item.state().isToWrite() ? valueOf(item, unwritable) : NOTHING;
      if (value.length > 0) {
        HashWrite hash =
            hashes.compute(item.key(), (key, had) -> had == null ? hash(item) : hash(had, item));
        hash.fields().add(new FieldWrite(item.field(), value));
      }
    }
    return new UnitWrite(List.copyOf(hashes.values()));
  }

  private static HashWrite hash(ViewItem first) {
    return new HashWrite(first.key(), first.secondsToLive(), oldestEpoch(first), new ArrayList<>());
  }

  private static HashWrite hash(HashWrite had, ViewItem item) {
    long oldest = oldestEpoch(item);
    return oldest > had.oldestEpoch()
        ? new HashWrite(had.key(), had.secondsToLive(), oldest, had.fields())
        : had;
  }

  /** Told once: what is older went with the first write. */
  private static long oldestEpoch(ViewItem item) {
    return item.state().isFirst() ? item.rebuiltIn() : 0;
  }

  private static byte[] valueOf(ViewItem item, Consumer<ViewItem> unwritable) {
    try {
      return item.value();
    } catch (IllegalArgumentException | ArithmeticException e) {
      item.state().drop();
      unwritable.accept(item);
      return NOTHING;
    }
  }
}
