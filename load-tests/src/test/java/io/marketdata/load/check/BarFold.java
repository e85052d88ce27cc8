package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Folds bars into their chunks: of each bar the highest seq. A bar stands in its chunk when it is
 * over, or when a later one has begun; the newest open one stands in the live state only.
 *
 * <p>A chunk's version is that of its newest bar. While one of its bars is still open behind a
 * later one no version is expected: the chunk then has that of the message that displaced the bar,
 * or a lower one where the view had seen a later message before.
 */
final class BarFold {

  private final Map<String, Stored> bars = new HashMap<>();
  private final Map<String, Long> newestStarts = new HashMap<>();

  private record Stored(String line, String chunk, BarState state, Newest newest) {

    Stored newer(Stored other) {
      return newest.newer(other.newest).equals(newest) ? this : other;
    }
  }

  void take(FrameReader frame, BarUpdateDecoder bar) {
    int table = bar.symbol();
    String symbol = frame.symbol(table);
    String chunk =
        bar.span() == BarSpan.DAY
            ? ViewNames.year(symbol, bar.tradingDay())
            : ViewNames.hour(symbol, bar.tradingDay(), bar.start());
    String line = symbol + ' ' + bar.span();
    Map<String, String> fields =
        BarFields.of(bar, frame.priceExponent(table), frame.sizeExponent(table));
    Newest newest = new Newest(bar.start(), frame.epoch(), bar.seq(), fields);
    Stored stored = new Stored(line, chunk, bar.state(), newest);
    bars.merge(ViewNames.bar(chunk, bar.start()), stored, Stored::newer);
    newestStarts.merge(line, bar.start(), Math::max);
  }

  void addTo(ViewContent content) {
    Map<String, Newest> versions = new HashMap<>();
    Set<String> unsettled = new HashSet<>();
    bars.forEach((name, bar) -> {
      boolean newest = bar.newest.start() == newestStarts.getOrDefault(bar.line, 0L);
      if (bar.state != BarState.OPEN || !newest) {
        content.put(name, bar.newest.fields());
        Newest version = new Newest(0, bar.newest.epoch(), bar.newest.seq(), Map.of());
        versions.merge(bar.chunk, version, Newest::newer);
        if (bar.state == BarState.OPEN) {
          unsettled.add(bar.chunk);
        }
      }
    });
    versions.keySet().removeAll(unsettled);
    versions.forEach((chunk, version) ->
        content.put(chunk + ViewNames.VERSION, LiveText.version(version.epoch(), version.seq())));
  }
}
