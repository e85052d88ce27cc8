package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.LineState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bars of 100,000 recorded trades against sums made with BigDecimal and maps. */
class RecordedTradesTest {

  private static final String FILE = "/bitstamp_trades_from_20131125_usd.csv";
  private static final Instrument BITCOIN = TestInstruments.BITCOIN;
  private static final int ROWS = 100_000;
  private static final int ROWS_WITHOUT_SIZE = 18;
  private static final int MINUTES = 9_399;
  private static final int FRAME = 97;

  private record Row(long second, BigDecimal price, BigDecimal size) {}

  /** A bar, made slowly. */
  private static final class Sum {
    private BigDecimal open = BigDecimal.ZERO;
    private BigDecimal high = BigDecimal.ZERO;
    private BigDecimal low = BigDecimal.ZERO;
    private BigDecimal close = BigDecimal.ZERO;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private int trades;

    private void add(Row row) {
      open = trades == 0 ? row.price : open;
      high = trades == 0 ? row.price : high.max(row.price);
      low = trades == 0 ? row.price : low.min(row.price);
      close = row.price;
      volume = volume.add(row.size);
      turnover = turnover.add(row.price.multiply(row.size));
      trades++;
    }

    private String text() {
      return String.join(
          " ",
          plain(open),
          plain(high),
          plain(low),
          plain(close),
          plain(volume),
          plain(turnover),
          String.valueOf(trades));
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RecordedTradesTest.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      file.readLine();
      for (String line = file.readLine(); line != null; line = file.readLine()) {
        String[] cells = line.split(",", -1);
        rows.add(
            new Row(Long.parseLong(cells[0]), new BigDecimal(cells[1]), new BigDecimal(cells[2])));
      }
    }
    return rows;
  }

  private final Map<Long, String> minutes = new TreeMap<>();
  private final Map<Long, String> days = new TreeMap<>();

  private void read(List<byte[]> frames) {
    FrameReader reader = new FrameReader();
    for (byte[] frame : frames) {
      reader.wrap(frame);
      while (reader.next()) {
        if (reader.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
          BarUpdateDecoder bar = reader.barUpdate();
          boolean isDay = bar.span() == BarSpan.DAY;
          if (isDay || bar.state() == BarState.CLOSED) {
            (isDay ? days : minutes).put(bar.start() / TickScript.SECOND, text(bar));
          }
        }
      }
    }
  }

  private static String text(BarUpdateDecoder bar) {
    BigInteger low = new BigInteger(Long.toUnsignedString(bar.turnover().low()));
    BigInteger turnover = BigInteger.valueOf(bar.turnover().high()).shiftLeft(64).add(low);
    return String.join(
        " ",
        price(bar.open()),
        price(bar.high()),
        price(bar.low()),
        price(bar.close()),
        plain(BigDecimal.valueOf(bar.volume(), 8)),
        plain(new BigDecimal(turnover, 10)),
        String.valueOf(bar.trades()));
  }

  private static String price(long scaled) {
    return plain(BigDecimal.valueOf(scaled, 2));
  }

  private CoreRun replay(List<Row> rows) {
    CoreRun run = new CoreRun();
    TickScript script = new TickScript(TestInstruments.SOURCE);
    long begin = rows.getFirst().second * TickScript.SECOND;
    script.start = begin;
    run.apply(script.line(LineState.LIVE).reference(BITCOIN).frame(begin));
    for (int from = 0; from < rows.size(); from += FRAME) {
      List<Row> part = rows.subList(from, Math.min(from + FRAME, rows.size()));
      for (Row row : part) {
        script.trade(
            BITCOIN,
            row.second * TickScript.SECOND,
            row.price.movePointRight(2).longValueExact(),
            row.size.movePointRight(8).longValueExact());
      }
      long arrival = part.getLast().second * TickScript.SECOND;
      read(run.bytes(script.frame(arrival), arrival / 1_000_000));
    }
    long end = (rows.getLast().second + 61) * TickScript.SECOND;
    read(run.bytes(script.watermark(end).frame(end), end / 1_000_000));
    return run;
  }

  @Test
  void shouldMakeTheBarsOfTheRecordedTrades() throws IOException {
    // given
    List<Row> rows = rows();
    Map<Long, Sum> expectedMinutes = new TreeMap<>();
    Map<Long, Sum> expectedDays = new TreeMap<>();
    for (Row row : rows) {
      if (row.size.signum() > 0) {
        expectedMinutes.computeIfAbsent(row.second / 60 * 60, s -> new Sum()).add(row);
        expectedDays.computeIfAbsent(row.second / 86_400 * 86_400, s -> new Sum()).add(row);
      }
    }

    // when
    CoreRun run = replay(rows);

    // then
    assertThat(rows).hasSize(ROWS);
    assertThat(run.counts.rejected)
        .isEqualTo(Map.of(RejectReason.ZERO_SIZE, (long) ROWS_WITHOUT_SIZE));
    assertThat(minutes).hasSize(MINUTES);
    assertThat(minutes).isEqualTo(texts(expectedMinutes));
    assertThat(days).isEqualTo(texts(expectedDays));
    assertThat(run.counts.alarms).isEmpty();
  }

  private static Map<Long, String> texts(Map<Long, Sum> sums) {
    Map<Long, String> texts = new TreeMap<>();
    sums.forEach((start, sum) -> texts.put(start, sum.text()));
    return texts;
  }
}
