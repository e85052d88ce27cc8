package io.marketdata.load.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * The recorded trades, read anew and by other means than ingest's: a line at a time, {@link
 * BigDecimal}.
 */
public final class RecordedTrades implements ExpectedFeed {

  /** The symbol that they make. */
  public static final String SYMBOL = "BTCUSD.BITSTAMP";

  private static final String FILE = "bitstamp_trades_from_20131125_usd.csv";
  private static final long SECOND = 1_000_000_000L;
  private static final long SECONDS_OF_MINUTE = 60;

  private final List<Row> rows;

  /** A row of the file. */
  private record Row(long second, BigDecimal price, BigDecimal size) {}

  /**
   * A row of a loop.
   *
   * @param number loop * rows + row + 1
   * @param time shifted, epoch nanoseconds
   * @param price in the quote currency
   * @param size in base units
   */
  public record Trade(long number, long time, BigDecimal price, BigDecimal size) {}

  private RecordedTrades(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Reads the file of the class path. */
  public static RecordedTrades read() {
    List<Row> rows = new ArrayList<>();
    InputStream file = RecordedTrades.class.getClassLoader().getResourceAsStream(FILE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file, FILE), StandardCharsets.US_ASCII))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        rows.add(
            new Row(
                Long.parseLong(line.substring(0, first)),
                new BigDecimal(line.substring(first + 1, second)),
                new BigDecimal(line.substring(second + 1))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RecordedTrades(rows);
  }

  /** Trades from the beginning on, up to a number; those of size zero are none. */
  public List<Trade> upTo(long number, long shift) {
    return LongStream.rangeClosed(1, number)
        .mapToObj(n -> trade(n, shift))
        .filter(trade -> trade.size().signum() > 0)
        .toList();
  }

  /** Number of rows in the file. */
  public int rows() {
    return rows.size();
  }

  @Override
  public Iterator<FeedTick> ticks(FeedLine line) {
    return LongStream.iterate(1, n -> n + 1)
        .mapToObj(n -> trade(n, line.shift()))
        .filter(trade -> trade.size().signum() > 0)
        .map(trade -> new FeedTick(trade.number(), text(trade)))
        .iterator();
  }

  private Trade trade(long number, long shift) {
    long loop = (number - 1) / rows.size();
    Row row = rows.get((int) ((number - 1) % rows.size()));
    long time = (row.second() + loop * period()) * SECOND + shift;
    return new Trade(number, time, row.price(), row.size());
  }

  /** A loop begins at the next full minute; the minute of the file's first row is its beginning. */
  private long period() {
    long first = Math.floorDiv(rows.getFirst().second(), SECONDS_OF_MINUTE);
    long last = Math.floorDiv(rows.getLast().second(), SECONDS_OF_MINUTE);
    return (last - first + 1) * SECONDS_OF_MINUTE;
  }

  private static String text(Trade trade) {
    return SYMBOL
        + ' '
        + ViewNames.time(trade.time())
        + ' '
        + BarFields.plain(trade.price())
        + ' '
        + BarFields.plain(trade.size());
  }
}
