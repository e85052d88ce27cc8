package io.marketdata.standalone.bars;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarLabel;
import io.marketdata.candle.BarPeriod;
import io.marketdata.instrument.Instrument;
import io.marketdata.price.DecimalText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Writes bars as CSV to a file that gets its name when it is whole: until then it lies beside it
 * under the name with {@code .part} behind, and is deleted if nothing comes of it. Single thread.
 */
final class BarsWriter implements FinishedBars, AutoCloseable {

  /** The columns, with bars by their start. */
  static final String HEADER = header(BarLabel.START);

  private static final String[] MARKS = {
    "partial", "estimated", "rebased", "unscheduled", "filled", "corrected"
  };
  private static final long NANOS = 1_000_000_000L;

  private final Path file;
  private final Path part;
  private final BarLabel label;
  private final BufferedWriter out;
  private final StringBuilder row = new StringBuilder(256);
  private boolean whole;

  private BarsWriter(Path file, Path part, BarLabel label, BufferedWriter out) {
    this.file = file;
    this.part = part;
    this.label = label;
    this.out = out;
  }

  /** The columns, the second one called by the time that stands in it. */
  static String header(BarLabel label) {
    return "symbol,%s,td,open,high,low,close,volume,turnover,trades,state,rev,marks"
        .formatted(label.text());
  }

  /**
   * Begins a file.
   *
   * @param label which time bars are written under
   * @throws IOException if it cannot be written
   */
  static BarsWriter open(Path file, BarLabel label) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is no regular file and cannot be replaced");
    }
    Path part = part(file);
    BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
    part.toFile().deleteOnExit();
    out.write(header(label));
    out.write('\n');
    return new BarsWriter(file, part, label, out);
  }

  /** What a file is called until it is whole. */
  static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  @Override
  public void bar(Instrument instrument, Auction auction, BarPeriod period, Bar bar) {
    row.setLength(0);
    row.append(instrument.symbol()).append(',');
    row.append(Instant.ofEpochSecond(Math.floorDiv(label.of(period), NANOS))).append(',');
    row.append(LocalDate.ofEpochDay(bar.tradingDay()));
    decimal(bar.open(), instrument.priceExponent());
    decimal(bar.high(), instrument.priceExponent());
    decimal(bar.low(), instrument.priceExponent());
    decimal(bar.close(), instrument.priceExponent());
    decimal(bar.volume(), instrument.sizeExponent());
    bar.turnover().appendTo(row.append(','), instrument.turnoverExponent());
    row.append(',').append(bar.trades());
    row.append(',').append(bar.state().name().toLowerCase(Locale.ROOT));
    row.append(',').append(bar.rev()).append(',');
    marks(auction, bar.marks());
    row.append('\n');
    try {
      out.append(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void decimal(long value, int exponent) {
    DecimalText.appendTo(row.append(','), value, exponent);
  }

  private void marks(Auction auction, int marks) {
    int from = row.length();
    if (auction != Auction.NONE) {
      row.append(auction.name().toLowerCase(Locale.ROOT)).append("-auction");
    }
    for (int i = 0; i < MARKS.length; i++) {
      if ((marks & 1 << i) != 0) {
        row.append(row.length() > from ? "|" : "").append(MARKS[i]);
      }
    }
  }

  /**
   * Gives the file its name; what was there before is replaced.
   *
   * @throws IOException if it cannot be written to its end
   */
  void finish() throws IOException {
    out.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    whole = true;
  }

  /** Deletes what was written unless it is whole. */
  @Override
  public void close() throws IOException {
    if (!whole) {
      out.close();
      Files.deleteIfExists(part);
    }
  }
}
