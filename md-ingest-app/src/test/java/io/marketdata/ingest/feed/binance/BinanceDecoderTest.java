package io.marketdata.ingest.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.marketdata.ingest.feed.line.TradeIds;
import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.ListingTable;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.TickNormaliser;
import io.marketdata.ingest.normalise.TickSide;
import io.marketdata.ingest.normalise.VenueTick;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceDecoderTest {

  private static final long MILLI = 1_000_000L;
  private static final long ARRIVAL = 1_800_000_000_000L * MILLI;
  private static final long AHEAD = Duration.ofSeconds(5).toNanos();
  private static final String TRADE =
      """
      {"stream":"ethusdt@trade","data":{"e":"trade","E":1800000000001,"s":"ETHUSDT","t":77,"p":"3120.50000000",\
      "q":"0.25000000","T":1800000000000,"m":true,"M":true}}\
      """;
  private static final String BOOK =
      """
      {"stream":"ethusdt@bookTicker","data":{"u":900,"s":"ETHUSDT","b":"3120.49000000","B":"7.10000000",\
      "a":"3120.50000000","A":"0.80000000"}}\
      """;
  private static final String DEPTH =
      """
      {"stream":"ethusdt@depth5@100ms","data":{"lastUpdateId":901,"bids":[["3120.49","7.1"],["3120.40","1"]],\
      "asks":[["3120.50","0.8"]]}}\
      """;

  private final BinanceDecoder decoder = decoder(BinanceMarket.SPOT, "BTCUSDT", "ETHUSDT");
  private final VenueTick venueTick = new VenueTick();
  private final Tick tick = new Tick();
  private final RawMessage raw = new RawMessage();
  private final TickNormaliser normaliser =
      new TickNormaliser(
          new ListingTable(
              List.of(
                  new Listing("ETHUSDT", -2, -8, 0), new Listing("ETHUSDT.BINANCEUM", -2, -3, 0))),
          AHEAD);

  @Test
  void shouldReadATrade() {
    // when
    RejectionReason reason = decode(decoder, TRADE);

    // then
    assertThat(reason).isNull();
    assertThat(tick.kind()).isEqualTo(TickKind.TRADE);
    assertThat(tick.listing().symbol()).isEqualTo("ETHUSDT");
    assertThat(tick.eventTime()).isEqualTo(ARRIVAL);
    assertThat(tick.tradeId()).isEqualTo(77);
    assertThat(tick.side()).isEqualTo(TickSide.SELL);
    assertThat(tick.value(TickField.PRICE)).isEqualTo(312050);
    assertThat(tick.value(TickField.SIZE)).isEqualTo(25_000_000);
  }

  @Test
  void shouldReadATradeOfAFutureUnderThePlatformsSymbol() {
    // given
    String text =
        """
        {"stream":"ethusdt@trade","data":{"e":"trade","E":1800000000002,"T":1800000000002,"s":"ETHUSDT","t":5,\
        "p":"3121.10","q":"0.012","X":"MARKET","m":false}}\
        """;

    // when
    RejectionReason reason = decode(decoder(BinanceMarket.UM, "ETHUSDT.BINANCEUM"), text);

    // then
    assertThat(reason).isNull();
    assertThat(tick.listing().symbol()).isEqualTo("ETHUSDT.BINANCEUM");
    assertThat(tick.side()).isEqualTo(TickSide.BUY);
    assertThat(tick.value(TickField.SIZE)).isEqualTo(12);
  }

  @Test
  void shouldReadTheBestQuotesOfSpotAtTheirArrival() {
    // when
    RejectionReason reason = decode(decoder, BOOK);

    // then
    assertThat(reason).isNull();
    assertThat(tick.kind()).isEqualTo(TickKind.QUOTE);
    assertThat(tick.eventTime()).isEqualTo(ARRIVAL);
    assertThat(tick.value(TickField.BID)).isEqualTo(312049);
    assertThat(tick.value(TickField.ASK_SIZE)).isEqualTo(80_000_000);
  }

  @Test
  void shouldReadTheBestQuotesOfFuturesAtTheTimeTheyTell() {
    // given
    String text =
        """
        {"stream":"ethusdt@bookTicker","data":{"e":"bookTicker","u":1,"s":"ETHUSDT","b":"3120.10","B":"4","a":"3120.20",\
        "A":"5","T":1799999999990,"E":1799999999995}}\
        """;

    // when
    decode(decoder(BinanceMarket.UM, "ETHUSDT.BINANCEUM"), text);

    // then
    assertThat(tick.eventTime()).isEqualTo(ARRIVAL - 10 * MILLI);
  }

  @Test
  void shouldReadAPartialBook() {
    // when
    RejectionReason reason = decode(decoder, DEPTH);

    // then
    assertThat(reason).isNull();
    assertThat(tick.kind()).isEqualTo(TickKind.DEPTH);
    assertThat(tick.levels(true)).isEqualTo(2);
    assertThat(tick.levels(false)).isEqualTo(1);
    assertThat(tick.levelPrice(true, 1)).isEqualTo(312040);
    assertThat(tick.levelSize(false, 0)).isEqualTo(80_000_000);
  }

  @Test
  void shouldReadAPartialBookOfFuturesAndKeepTenLevels() {
    // given
    StringBuilder levels = new StringBuilder("[\"3000.00\",\"1\"]");
    for (int i = 1; i < 20; i++) {
      levels.append(",[\"").append(3000 - i).append(".00\",\"2\"]");
    }
    String text =
        """
        {"stream":"ethusdt@depth20@100ms","data":{"e":"depthUpdate","E":1800000000003,"T":1800000000001,"s":"ETHUSDT",\
        "U":1,"u":2,"pu":0,"b":[%s],"a":[]}}\
        """
            .formatted(levels);

    // when
    decode(decoder(BinanceMarket.UM, "ETHUSDT.BINANCEUM"), text);

    // then
    assertThat(tick.levels(true)).isEqualTo(10);
    assertThat(tick.levelPrice(true, 9)).isEqualTo(299_100);
    assertThat(tick.levels(false)).isZero();
    assertThat(tick.eventTime()).isEqualTo(ARRIVAL + MILLI);
  }

  @Test
  void shouldNeverMakeABookOlderThanTheTradesBeforeIt() {
    // given
    decode(decoder, TRADE.replace("\"T\":1800000000000", "\"T\":1800000001274"));

    // when
    decode(decoder, BOOK);

    // then
    assertThat(tick.eventTime()).isEqualTo(ARRIVAL + 1274 * MILLI);
  }

  @Test
  void shouldNotLetAnImpossibleStampMoveTheBooks() {
    // given
    decode(decoder, TRADE.replace("\"T\":1800000000000", "\"T\":9000000000000"));

    // when
    decode(decoder, BOOK);

    // then
    assertThat(tick.eventTime()).isEqualTo(ARRIVAL);
  }

  @Test
  void shouldDropARepeatedTrade() {
    // given
    decode(decoder, TRADE);

    // when
    RejectionReason reason = decode(decoder, TRADE);

    // then
    assertThat(reason).isEqualTo(RejectionReason.REPEATED);
  }

  @Test
  void shouldReadFieldsInAnyOrderAndPassOverWhatItDoesNotKnow() {
    // given
    List<String> fields =
        new ArrayList<>(
            List.of(
                "\"e\":\"trade\"",
                "\"E\":1800000000001",
                "\"s\":\"ETHUSDT\"",
                "\"t\":77",
                "\"p\":\"3120.50000000\"",
                "\"q\":\"0.25000000\"",
                "\"T\":1800000000000",
                "\"m\":true",
                "\"new\":{\"deep\":[{\"x\":\"}\\\"\"},null,1e9]}",
                "\"w\":\"\\u00e9\\\\\""));
    for (long seed = 1; seed <= 50; seed++) {
      Collections.shuffle(fields, new Random(seed));
      String data = "\"data\":{" + String.join(" , ", fields) + "}";
      String stream = "\"stream\" : \"ethusdt@trade\"";
      String text = seed % 2 == 0 ? data + "," + stream : stream + ",\"id\":null," + data;

      // when
      RejectionReason reason =
          decode(decoder(BinanceMarket.SPOT, "BTCUSDT", "ETHUSDT"), "{" + text + "}");

      // then
      assertThat(reason).as("seed %d", seed).isNull();
      assertThat(tick.value(TickField.PRICE)).as("seed %d", seed).isEqualTo(312050);
      assertThat(tick.tradeId()).as("seed %d", seed).isEqualTo(77);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UNSUBSCRIBED|{\"stream\":\"ethusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"b\":[],\"a\":[]}}",
        "UNSUBSCRIBED|{\"stream\":\"ethusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"k\":{\"t\":1}}}",
        "UNSUBSCRIBED|{\"stream\":\"ethusdt@aggTrade\",\"data\":{}}",
        "UNKNOWN_KIND|{\"lastUpdateId\":5,\"bids\":[[\"1\",\"2\"]],\"asks\":[]}",
        "UNKNOWN_KIND|{\"stream\":\"\",\"data\":{}}",
        "UNKNOWN_KIND|{}",
        "UNKNOWN_INSTRUMENT|{\"stream\":\"dogeusdt@trade\",\"data\":{\"s\":\"DOGEUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1800000000000,\"m\":true}}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\"}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1800000000000}}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1e5\",\"q\":\"1\",\"T\":1800000000000,\"m\":true}}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"NaN\",\"q\":\"1\",\"T\":1800000000000,\"m\":true}}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":-5,\"m\":true}}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":99999999999999999,\"m\":true}}",
        "MALFORMED|{\"stream\":\"ethusdt@trade\",\"data\":{\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1800000000000,\"m\":true}}",
        "MALFORMED|{\"stream\":\"ethusdt@bookTicker\",\"data\":{\"b\":\"1\",\"B\":\"2\"}}",
        "MALFORMED|{\"stream\":\"ethusdt@depth5@100ms\",\"data\":{\"bids\":[[\"1\"]],\"asks\":[]}}",
        "MALFORMED|{\"stream\":\"ethusdt@depth5@100ms\",\"data\":{\"bids\":[]}}",
        "ZERO_SIZE|{\"stream\":\"ethusdt@trade\",\"data\":{\"s\":\"ETHUSDT\",\"t\":1,\"p\":\"0\",\"q\":\"0\",\"X\":\"NA\",\"T\":1800000000000,\"m\":true}}",
        "FUTURE|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1800000006000,\"m\":true}}",
        "NEGATIVE_SIZE|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1\",\"q\":\"-1\",\"T\":1800000000000,\"m\":true}}",
        "TOO_MANY_DECIMALS|{\"stream\":\"ethusdt@trade\",\"data\":{\"t\":1,\"p\":\"1.001\",\"q\":\"1\",\"T\":1800000000000,\"m\":true}}",
      })
  void shouldSayWhyAMessageIsNoTick(RejectionReason expected, String text) {
    // when
    RejectionReason reason = decode(decoder, text);

    // then
    assertThat(reason).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldNeverThrowWhateverTheBytes(long seed) {
    // given
    SplittableRandom random = new SplittableRandom(seed);
    String[] good = {TRADE, BOOK, DEPTH};
    int taken = 0;

    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = good[random.nextInt(good.length)].getBytes(StandardCharsets.UTF_8);
      int changes = random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int from = random.nextInt(10) == 0 ? random.nextInt(bytes.length) : 0;
      int length =
          random.nextInt(4) == 0 ? random.nextInt(bytes.length - from) : bytes.length - from;
      raw.wrap(i, ARRIVAL, bytes, from, length);

      // when
      RejectionReason reason;
      try {
        reason = decoder.decode(raw, venueTick);
        reason = reason == null ? normaliser.normalise(venueTick, i, ARRIVAL, tick) : reason;
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(bytes, from, length, StandardCharsets.UTF_8), e);
      }
      taken += reason == null ? 1 : 0;
    }

    // then
    assertThat(taken).as("seed %d", seed).isGreaterThan(1000);
  }

  @Test
  void shouldDecodeWithoutGarbage() {
    // given
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[][] messages = {ascii(TRADE), ascii(BOOK), ascii(DEPTH)};
    BinanceDialect dialect = new BinanceDialect();
    decodeAll(messages, dialect, 20_000);

    // when
    long before = threads.getCurrentThreadAllocatedBytes();
    decodeAll(messages, dialect, 20_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    // then
    assertThat(bytes).isLessThan(4_096);
  }

  private void decodeAll(byte[][] messages, BinanceDialect dialect, int rounds) {
    for (int i = 0; i < rounds; i++) {
      byte[] one = messages[i % messages.length];
      raw.wrap(i, ARRIVAL, one, 0, one.length);
      dialect.meaning(one, 0, one.length);
      if (decoder.decode(raw, venueTick) == null) {
        normaliser.normalise(venueTick, i, ARRIVAL, tick);
      }
    }
  }

  private static BinanceDecoder decoder(BinanceMarket market, String... symbols) {
    return new BinanceDecoder(
        new StreamSymbols(market, List.of(symbols)), new TradeIds(symbols.length), AHEAD);
  }

  private @Nullable RejectionReason decode(BinanceDecoder with, String text) {
    byte[] bytes = ascii(text);
    raw.wrap(1, ARRIVAL, bytes, 0, bytes.length);
    RejectionReason reason = with.decode(raw, venueTick);
    return reason != null ? reason : normaliser.normalise(venueTick, 1, ARRIVAL, tick);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
