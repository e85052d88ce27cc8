package io.marketdata.load.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Minute bars and day bars of the recorded trades, computed from the file alone. */
public final class RecordedBars {

  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1440 * MINUTE;

  private final SortedMap<Long, Sum> minutes = new TreeMap<>();
  private final SortedMap<Long, Sum> days = new TreeMap<>();

  private static final class Sum {
    private final BigDecimal open;
    private final long firstNumber;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private long trades;
    private long lastNumber;

    Sum(RecordedTrades.Trade first) {
      open = first.price();
      high = first.price();
      low = first.price();
      close = first.price();
      firstNumber = first.number();
    }

    void add(RecordedTrades.Trade trade) {
      high = high.max(trade.price());
      low = low.min(trade.price());
      close = trade.price();
      volume = volume.add(trade.size());
      turnover = turnover.add(trade.price().multiply(trade.size()));
      trades++;
      lastNumber = trade.number();
    }

    Map<String, String> fields() {
      return Map.of(
          "open", BarFields.plain(open),
          "high", BarFields.plain(high),
          "low", BarFields.plain(low),
          "close", BarFields.plain(close),
          "volume", BarFields.plain(volume),
          "turnover", BarFields.plain(turnover),
          "trades", Long.toString(trades),
          "firstTradeId", Long.toString(firstNumber),
          "lastTradeId", Long.toString(lastNumber));
    }
  }

  /** Bars of these trades. */
  public RecordedBars(List<RecordedTrades.Trade> trades) {
    for (RecordedTrades.Trade trade : trades) {
      add(minutes, trade, trade.time() - Math.floorMod(trade.time(), MINUTE));
      add(days, trade, trade.time() - Math.floorMod(trade.time(), DAY));
    }
  }

  private static void add(Map<Long, Sum> sums, RecordedTrades.Trade trade, long start) {
    sums.computeIfAbsent(start, _ -> new Sum(trade)).add(trade);
  }

  /** Number of minutes in which something was traded. */
  public int minutes() {
    return minutes.size();
  }

  /** In what the view differs: every bar has to be there, the newest one in the live state. */
  public Findings differencesIn(ViewContent view) {
    Findings findings = new Findings();
    minutes.forEach((start, sum) -> {
      int day = (int) Math.floorDiv(start, DAY);
      String chunk = ViewNames.hour(RecordedTrades.SYMBOL, day, start);
      compare(view, ViewNames.bar(chunk, start), start.equals(minutes.lastKey()), sum, findings);
    });
    days.forEach((start, sum) -> {
      String chunk = ViewNames.year(RecordedTrades.SYMBOL, (int) Math.floorDiv(start, DAY));
      compare(view, ViewNames.bar(chunk, start), start.equals(days.lastKey()), sum, findings);
    });
    surplus(view, findings);
    return findings;
  }

  private static void compare(
      ViewContent view, String name, boolean newest, Sum sum, Findings findings) {
    Map<String, String> found = view.get(name);
    if (found == null) {
      if (!newest) {
        findings.add("recorded trades: " + name + " is missing: " + new TreeMap<>(sum.fields()));
      }
      return;
    }
    Map<String, String> figures = new TreeMap<>(found);
    figures.keySet().retainAll(sum.fields().keySet());
    String difference = FieldDifference.between(new TreeMap<>(sum.fields()), figures);
    if (!difference.isEmpty()) {
      findings.add("recorded trades: " + name + ": " + difference);
    }
  }

  private void surplus(ViewContent view, Findings findings) {
    String own = "md:{" + RecordedTrades.SYMBOL + "}:1m:";
    long stored =
        view.entries().keySet().stream()
            .filter(name -> name.startsWith(own) && name.contains(" bar "))
            .count();
    if (stored > minutes.size()) {
      findings.add("recorded trades: " + stored + " minute bars instead of " + minutes.size());
    }
  }
}
