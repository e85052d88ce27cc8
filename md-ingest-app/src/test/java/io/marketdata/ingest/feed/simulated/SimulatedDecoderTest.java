package io.marketdata.ingest.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.ListingTable;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickNormaliser;
import io.marketdata.ingest.normalise.TickPhase;
import io.marketdata.ingest.normalise.TickSide;
import io.marketdata.ingest.normalise.VenueTick;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedDecoderTest {

  private static final long SEED = 20_260_301;
  private static final int ROUNDS = 200_000;
  private static final ListingTable LISTINGS =
      new ListingTable(
          List.of(new Listing("BTCUSDT", -2, -5, 0), new Listing("600519.SH", -2, 0, 1)));

  private final SimulatedDecoder decoder = new SimulatedDecoder();
  private final TickNormaliser normaliser = new TickNormaliser(LISTINGS, 0);
  private final VenueTick venueTick = new VenueTick();
  private final Tick tick = new Tick();

  @Test
  void shouldReadATrade() {
    // when
    RejectionReason reason = read("T|BTCUSDT|1772446643456|77|64250.10|0.01234|S|");

    // then
    assertThat(reason).isNull();
    assertThat(tick.eventTime()).isEqualTo(1_772_446_643_456_000_000L);
    assertThat(tick.tradeId()).isEqualTo(77);
    assertThat(tick.value(TickField.PRICE)).isEqualTo(6_425_010);
    assertThat(tick.value(TickField.SIZE)).isEqualTo(1_234);
    assertThat(tick.side()).isEqualTo(TickSide.SELL);
  }

  @Test
  void shouldReadASnapshot() {
    // when
    RejectionReason reason =
        read(
            "S|600519.SH|1772446643000|20260302|3|1500.10|1499.00|1501.00|1498.50|1495.00||1644.50|"
                + "1345.50|123400|185112340.00|512||2|1500.09|100|1500.10|200|1500.08|300|1500.11|400|");

    // then
    assertThat(reason).isNull();
    assertThat(tick.tradingDay()).isEqualTo(20_514);
    assertThat(tick.phase()).isEqualTo(TickPhase.CONTINUOUS);
    assertThat(tick.value(TickField.LAST)).isEqualTo(150_010);
    assertThat(tick.value(TickField.PREVIOUS_SETTLEMENT)).isEqualTo(Tick.ABSENT);
    assertThat(tick.value(TickField.TURNOVER)).isEqualTo(18_511_234_000L);
    assertThat(tick.turnoverHigh()).isZero();
    assertThat(tick.levels(true)).isEqualTo(2);
    assertThat(tick.levelPrice(false, 1)).isEqualTo(150_011);
    assertThat(tick.levelSize(false, 1)).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "X|BTCUSDT|1|, UNKNOWN_KIND",
    "T|BTCUSDT|1|, MALFORMED",
    "T|BTCUSDT|1772446643456|77|64250.1x|1|B|, MALFORMED",
    "T|BTCUSDT|1772446643456|77|64250.1|1|Z|, MALFORMED",
    "T|BTCUSDT|1772446643456|77|64250.1|1|B|9|, MALFORMED",
    "T|BTCUSDT|0|77|64250.1|1|B|, FUTURE",
    "T|NOBODY|1772446643456|77|64250.1|1|B|, UNKNOWN_INSTRUMENT",
    "T|BTCUSDT|1772446643456|77|64250.123|1|B|, TOO_MANY_DECIMALS",
    "T|BTCUSDT|1772446643456|77|64250.12|0|B|, ZERO_SIZE",
    "T|BTCUSDT|1772446643456|77|64250.12|-1|B|, NEGATIVE_SIZE",
    "T|BTCUSDT|1772446643456|77|0|1|B|, PLACEHOLDER_PRICE",
    "T|BTCUSDT|1772446643456|77|999999999999999999|1|B|, OUT_OF_RANGE",
    "Q|BTCUSDT|1772446643456||||, MALFORMED",
    "S|600519.SH|1772446643000|20261302|3|1|1|1|1|1||||1|1|1||0|, MALFORMED",
    "S|600519.SH|1772446643000|20260302|3|1|1|1|1|1||||1|1|1||99|, MALFORMED"
  })
  void shouldSayWhyItRejects(String text, RejectionReason expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Test
  void shouldFindADamagedByte() {
    // given
    byte[] whole = withChecksum("T|BTCUSDT|1772446643456|77|64250.10|0.01234|S|");
    whole[20]++;

    // then
    assertThat(decode(whole)).isEqualTo(RejectionReason.CHECKSUM);
  }

  @Test
  void shouldSurviveWhateverComes() {
    // given
    SplittableRandom random = new SplittableRandom(SEED);
    MarketDay day = MarketDay.of(SimulatedMarket.builtIn(false), 1, 1000, symbol -> true);
    day.begin(20_514, 0, 0);
    Map<RejectionReason, Integer> reasons = new EnumMap<>(RejectionReason.class);
    int taken = 0;

    // when
    for (int round = 0; round < ROUNDS; round++) {
      VenueWriter message = day.take();
      byte[] mutated = mutate(Arrays.copyOf(message.buffer(), message.length()), random);
      RejectionReason reason = decode(mutated);
      if (reason == null) {
        reason = normaliser.normalise(venueTick, round, Long.MAX_VALUE / 2, tick);
      }
      if (reason == null) {
        taken++;
      } else {
        reasons.merge(reason, 1, Integer::sum);
      }
    }

    // then
    assertThat(reasons.values().stream().mapToInt(Integer::intValue).sum() + taken)
        .as("seed %d", SEED)
        .isEqualTo(ROUNDS);
    assertThat(reasons)
        .containsKeys(
            RejectionReason.MALFORMED,
            RejectionReason.CHECKSUM,
            RejectionReason.UNKNOWN_KIND,
            RejectionReason.UNKNOWN_INSTRUMENT);
  }

  /** Changes, drops or adds bytes; every other time the checksum is made to hold. */
  private static byte[] mutate(byte[] message, SplittableRandom random) {
    byte[] bytes = message;
    for (int times = random.nextInt(4); times >= 0; times--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "|.-0987654321TQS".charAt(random.nextInt(16));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(8));
      }
    }
    if (random.nextBoolean() && bytes.length > 4) {
      String text = new String(bytes, 0, bytes.length - 3, StandardCharsets.ISO_8859_1);
      return withChecksum(text + "|");
    }
    return bytes;
  }

  private static byte[] withChecksum(String text) {
    byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
    String sum = "%02X".formatted(SimulatedDecoder.sum(payload, 0, payload.length));
    return (text + sum).getBytes(StandardCharsets.ISO_8859_1);
  }

  private @Nullable RejectionReason read(String text) {
    RejectionReason reason = decode(withChecksum(text));
    return reason != null
        ? reason
        : normaliser.normalise(venueTick, 1, 1_772_446_700_000_000_000L, tick);
  }

  private @Nullable RejectionReason decode(byte[] bytes) {
    RawMessage raw = new RawMessage();
    raw.wrap(1, 1, bytes, 0, bytes.length);
    return decoder.decode(raw, venueTick);
  }
}
