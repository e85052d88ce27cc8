package io.marketdata.compute.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units of a partition that are written together, and their changed fields. */
final class Flush {

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

  /** Items that must be read before they are written. */
  List<ViewItem> unread() {
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
  List<UnitWrite> writes() {
    List<UnitWrite> writes = new ArrayList<>(units.size());
    for (List<ViewItem> changed : items) {
      UnitWrite write = write(changed);
      if (!write.hashes().isEmpty()) {
        writes.add(write);
      }
    }
    return writes;
  }

  private static UnitWrite write(List<ViewItem> changed) {
    Map<String, HashWrite> hashes = new LinkedHashMap<>();
    for (ViewItem item : changed) {
      if (!item.state().isInFlight()) {
        continue;
      }
      hashes
          .computeIfAbsent(
              item.key(), key -> new HashWrite(key, item.secondsToLive(), new ArrayList<>()))
          .fields()
          .add(new FieldWrite(item.field(), item.value()));
    }
    return new UnitWrite(List.copyOf(hashes.values()));
  }
}
