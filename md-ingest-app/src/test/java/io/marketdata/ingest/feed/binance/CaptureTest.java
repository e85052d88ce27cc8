package io.marketdata.ingest.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.instrument.Instrument;
import io.marketdata.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recorded session of the venue, every line of it, through the live feed over a real socket. */
class CaptureTest {

  private static final String FOLDER = "crypto_binance_raw_ws/";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicLong clock = new AtomicLong();
  private final List<String> lines = new ArrayList<>();
  private final List<String> trades = new ArrayList<>();
  private final Map<String, Long> kinds = new HashMap<>();

  /** The clock goes by what the server has read, which may be minutes ahead of what was heard. */
  private static final String[] TIMEOUTS_OF_A_CLOCK_THAT_RUNS_AHEAD = {
    "stall-timeout", "10h", "subscribe-timeout", "10h", "connect-timeout", "10h"
  };

  private Map<String, Instrument> instruments = Map.of();

  @ParameterizedTest
  @CsvSource({
    "SPOT, BTCUSDT ETHUSDT, spot/btcusdt_20240808.gz spot/btcusdt_20240809.gz"
        + " spot/ethusdt_20240809.gz, 145700, 28313",
    "UM, BTCUSDT.BINANCEUM, usdm/btcusdt_20240808.gz, 93954, 21313",
    "CM, BTCUSD_PERP.BINANCECM, cm/btcusd_perp_20240809.gz, 50116, 2949"
  })
  void shouldBringEveryTradeOfACaptureOnce(
      BinanceMarket market, String symbols, String files, int lineCount, int tradeCount) {
    // given
    for (String file : files.split(" ", -1)) {
      read(RecordedData.path(FOLDER + file));
    }
    try (BinanceServer server = new BinanceServer();
        LiveBench bench = new LiveBench(clock::get)) {
      server.script(_ -> Flux.fromIterable(lines).map(this::told));
      var feed =
          bench.feed(
              market,
              LiveBench.properties(market, server.url(), TIMEOUTS_OF_A_CLOCK_THAT_RUNS_AHEAD),
              symbols.split(" ", -1));
      instruments = new HashMap<>();
      feed.instruments().forEach(one -> instruments.put(one.symbol(), one));
      bench.start(feed);

      // when
      bench.runUntil(LIMIT, () -> bench.counts.decoded >= lines.size());

      // then
      scan(market);
      assertThat(lines).hasSize(lineCount);
      assertThat(trades).hasSize(tradeCount);
      assertThat(bench.lines("trade").stream().map(CaptureTest::withoutNumber).sorted().toList())
          .isEqualTo(trades.stream().sorted().toList());
      assertThat(bench.lines("quote")).hasSize(kinds.get("bookTicker").intValue());
      assertThat(bench.counts.rejected).isEqualTo(rejects());
      assertThat(bench.counts.sum()).isEqualTo(lineCount);
      assertThat(bench.counts.missed).isZero();
      assertThat(bench.counts.gaps).as("only that before the first message").isEqualTo(1);
      assertThat(bench.counts.duplicate).isZero();
    }
  }

  private String told(String line) {
    int blank = line.indexOf(' ');
    clock.accumulateAndGet(Long.parseLong(line.substring(0, blank)), Math::max);
    return line.substring(blank + 1);
  }

  /** What another reader of JSON finds in the lines. */
  private void scan(BinanceMarket market) {
    for (String line : lines) {
      JsonNode message = JSON.readTree(line.substring(line.indexOf(' ') + 1));
      String stream = message.path("stream").asString("");
      String kind = stream.isEmpty() ? "none" : stream.substring(stream.indexOf('@') + 1);
      kinds.merge(kind, 1L, Long::sum);
      if (kind.equals("trade")) {
        trades.add(trade(market, message.get("data")));
      }
    }
  }

  private String trade(BinanceMarket market, JsonNode data) {
    Instrument instrument = instruments.get(market.symbol(data.get("s").asString()));
    return "%s %d %d %d %d %s"
        .formatted(
            instrument.symbol(),
            data.get("T").asLong() * 1_000_000,
            scaled(data.get("p"), instrument.priceExponent()),
            scaled(data.get("q"), instrument.sizeExponent()),
            data.get("t").asLong(),
            data.get("m").asBoolean() ? "SELL" : "BUY");
  }

  private Map<RejectionReason, Long> rejects() {
    Map<RejectionReason, Long> rejects = new HashMap<>();
    kinds.forEach((kind, count) -> {
      if (kind.startsWith("depth@")) {
        rejects.merge(RejectionReason.UNSUBSCRIBED, count, Long::sum);
      } else if (kind.equals("none")) {
        rejects.merge(RejectionReason.UNKNOWN_KIND, count, Long::sum);
      }
    });
    return rejects;
  }

  private void read(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String first = lines.getFirst();
    clock.compareAndSet(0, Long.parseLong(first.substring(0, first.indexOf(' '))));
  }

  private static String withoutNumber(String trade) {
    return trade.split(" ", 3)[2];
  }

  private static long scaled(JsonNode decimal, int exponent) {
    return new BigDecimal(decimal.asString()).movePointRight(-exponent).longValueExact();
  }
}
