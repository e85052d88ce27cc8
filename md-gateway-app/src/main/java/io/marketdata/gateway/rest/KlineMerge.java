package io.marketdata.gateway.rest;

import io.marketdata.candle.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Bars from memory and from the view made one answer: of each start the highest {@code seq}, sorted
 * by start. Not thread-safe.
 */
final class KlineMerge {

  private final TreeMap<Long, Row> byStart = new TreeMap<>();
  private final KlineQuery query;

  KlineMerge(KlineQuery query) {
    this.query = query;
  }

  /** Takes a bar, if it is wanted. */
  void add(int priceExponent, int sizeExponent, Bar bar) {
    if (query.wants(bar.start())) {
      byStart.merge(
          bar.start(),
          new Row(priceExponent, sizeExponent, bar),
          (known, other) -> other.bar.replaces(known.bar) ? other : known);
    }
  }

  int size() {
    return byStart.size();
  }

  /** The bars of the answer: the first ones from the wanted start on, or else the last ones. */
  List<Row> rows() {
    List<Row> all = new ArrayList<>(byStart.values());
    int surplus = all.size() - query.limit();
    if (surplus <= 0) {
      return all;
    }
    return query.newestFirst()
        ? all.subList(surplus, all.size())
        : all.subList(0, query.limit());
  }

  /**
   * A bar with its scale.
   *
   * @param priceExponent power of ten of its prices
   * @param sizeExponent power of ten of its sizes
   * @param bar the bar
   */
  record Row(int priceExponent, int sizeExponent, Bar bar) {}
}
