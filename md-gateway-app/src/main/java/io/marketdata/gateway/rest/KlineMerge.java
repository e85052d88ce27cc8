package io.marketdata.gateway.rest;

import io.marketdata.gateway.history.ScaledBar;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Bars from memory and from the view made one answer: of each start the highest {@code seq}, sorted
 * by start. Not thread-safe.
 */
final class KlineMerge {

  private final TreeMap<Long, ScaledBar> byStart = new TreeMap<>();
  private final KlineQuery query;

  KlineMerge(KlineQuery query) {
    this.query = query;
  }

  /** Takes a bar, if it is wanted. */
  void add(ScaledBar bar) {
    if (query.wants(bar.bar().start())) {
      byStart.merge(
          bar.bar().start(),
          bar,
          (known, other) -> other.bar().replaces(known.bar()) ? other : known);
    }
  }

  /** The bars of the answer: the first ones from the wanted start on, or else the last ones. */
  List<ScaledBar> rows() {
    List<ScaledBar> all = new ArrayList<>(byStart.values());
    int surplus = all.size() - query.limit();
    if (surplus <= 0) {
      return all;
    }
    return query.newestFirst() ? all.subList(surplus, all.size()) : all.subList(0, query.limit());
  }
}
