package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.ListingTable;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickNormaliser;
import io.marketdata.ingest.normalise.VenueTick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The rows of files, one line of text a row; prices and sizes in ten-thousandths. */
final class RowText {

  static final TickField[] DAY_FIELDS = {
    TickField.LAST,
    TickField.OPEN,
    TickField.HIGH,
    TickField.LOW,
    TickField.PREVIOUS_CLOSE,
    TickField.LIMIT_UP,
    TickField.LIMIT_DOWN,
    TickField.VOLUME,
    TickField.TURNOVER,
    TickField.OPEN_INTEREST
  };

  private RowText() {}

  static List<String> of(Path... files) {
    return of(RowRules.PLAIN, files);
  }

  static List<String> of(RowRules rules, Path... files) {
    List<String> lines = new ArrayList<>();
    try (TickRows rows = TickRows.open(List.of(files), rules)) {
      VenueTick tick = new VenueTick();
      for (TickRows.Outcome found = rows.next(tick);
          found != TickRows.Outcome.END;
          found = rows.next(tick)) {
        lines.add(
            found == TickRows.Outcome.TICK
                ? tick(tick)
                : rows.origin() + " " + rows.reason() + " " + rows.detail());
      }
    }
    return lines;
  }

  static Path file(Path folder, String name, String... lines) {
    return file(folder, name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A zip of entries: name, content, name, content, ... */
  static byte[] zip(String... namesAndContents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String tick(VenueTick venue) {
    List<String> symbols =
        List.of("BTCUSDT", "ETHUSDT", "AAPL.US", "600519.SH", "A", "B", "C", "A.CZCE", "B.DCE");
    ListingTable table =
        new ListingTable(symbols.stream().map(symbol -> new Listing(symbol, -4, -4, 0)).toList());
    Tick tick = new Tick();
    RejectionReason reason = new TickNormaliser(table, 0).normalise(venue, 1, Long.MAX_VALUE, tick);
    return reason == null ? tick(tick) : "normaliser " + reason;
  }

  private static String tick(Tick t) {
    String head = t.kind() + " " + t.listing().symbol() + " " + t.eventTime();
    String day = t.tradingDay() == VenueTick.NO_DAY ? "" : " day=" + t.tradingDay();
    return switch (t.kind()) {
      case TRADE ->
          "%s %s %s %s id=%s codes=%s%s"
              .formatted(
                  head,
                  value(t.value(TickField.PRICE)),
                  value(t.value(TickField.SIZE)),
                  t.side(),
                  value(t.tradeId()),
                  codes(t.conditions()),
                  day);
      case QUOTE ->
          "%s %s x %s / %s x %s%s"
              .formatted(
                  head,
                  value(t.value(TickField.BID)),
                  value(t.value(TickField.BID_SIZE)),
                  value(t.value(TickField.ASK)),
                  value(t.value(TickField.ASK_SIZE)),
                  day);
      default ->
          head + " " + figures(t) + " " + t.phase() + day + levels(t, true) + levels(t, false);
    };
  }

  private static String figures(Tick t) {
    return String.join(",", Stream.of(DAY_FIELDS).map(field -> value(t.value(field))).toList());
  }

  private static String levels(Tick t, boolean bid) {
    StringBuilder text = new StringBuilder(bid ? " bids" : " asks");
    for (int i = 0; i < t.levels(bid); i++) {
      text.append(' ').append(t.levelPrice(bid, i)).append('x').append(t.levelSize(bid, i));
    }
    return text.toString();
  }

  private static String codes(long codes) {
    StringBuilder text = new StringBuilder();
    for (long rest = codes; rest != 0; rest >>>= Byte.SIZE) {
      text.append((char) (rest & 0xff));
    }
    return text.toString();
  }

  private static String value(long value) {
    return value == Tick.ABSENT ? "-" : Long.toString(value);
  }
}
