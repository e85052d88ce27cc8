package io.marketdata.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickNormaliserTest {

  private static final long NOW = 1_000_000_000_000L;
  private static final long AHEAD = 5_000_000_000L;
  private static final byte[] SYMBOL = "BTCUSDT".getBytes(StandardCharsets.US_ASCII);
  private static final ListingTable LISTINGS =
      new ListingTable(List.of(new Listing("BTCUSDT", -2, -8, 3), new Listing("A.SH", -2, 0, 1)));

  private final TickNormaliser normaliser = new TickNormaliser(LISTINGS, AHEAD);
  private final AsciiScanner scanner = new AsciiScanner('|');
  private final VenueTick in = new VenueTick();
  private final Tick out = new Tick();

  @Test
  void shouldScaleExactly() {
    // when
    RejectionReason reason = trade("64250.100000000000", "0.010000000000", NOW);

    // then
    assertThat(reason).isNull();
    assertThat(out.value(TickField.PRICE)).isEqualTo(6_425_010);
    assertThat(out.value(TickField.SIZE)).isEqualTo(1_000_000);
    assertThat(out.value(TickField.BID)).isEqualTo(Tick.ABSENT);
    assertThat(out.listing().partition()).isEqualTo(3);
  }

  @Test
  void shouldAgreeWithBigDecimal() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 20_000; round++) {
      // given
      BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 10_000_000_000L), random.nextInt(6));

      // when
      RejectionReason reason = trade(price.toPlainString(), "1", NOW);

      // then
      BigDecimal scaled = price.movePointRight(2);
      if (scaled.stripTrailingZeros().scale() > 0) {
        assertThat(reason).isEqualTo(RejectionReason.TOO_MANY_DECIMALS);
      } else {
        assertThat(reason).isNull();
        assertThat(out.value(TickField.PRICE)).isEqualTo(scaled.longValueExact());
      }
    }
  }

  @Test
  void shouldRemoveTheNoiseOfBinaryNumbersAndNothingElse() {
    assertThat(trade("1854.98000000000001", "1", NOW)).isNull();
    assertThat(out.value(TickField.PRICE)).isEqualTo(185_498);
    assertThat(trade("8.179999999999999", "1", NOW)).isNull();
    assertThat(out.value(TickField.PRICE)).isEqualTo(818);
    assertThat(trade("8.18000001", "1", NOW)).isEqualTo(RejectionReason.TOO_MANY_DECIMALS);
    assertThat(trade("8.180000009", "1", NOW)).isNull();
    assertThat(trade("8.175", "1", NOW)).isEqualTo(RejectionReason.TOO_MANY_DECIMALS);
    assertThat(trade("0.000000000000001", "1", NOW)).isEqualTo(RejectionReason.PLACEHOLDER_PRICE);
  }

  @Test
  void shouldRoundANegativePriceAsItsOpposite() {
    // given
    begin(TickKind.TRADE, NOW);
    in.set(TickField.PRICE, -8_179_999_999_999_999L, 15);
    in.set(TickField.SIZE, 1, 0);

    // when
    RejectionReason reason = normaliser.normalise(in, 1, NOW, out);

    // then
    assertThat(reason).isNull();
    assertThat(out.value(TickField.PRICE)).isEqualTo(-818);
  }

  @Test
  void shouldNotTakeANumberForExactWhoseDigitsWereCut() {
    // given
    begin(TickKind.TRADE, NOW);
    in.set(TickField.PRICE, 8, 0);
    in.set(TickField.SIZE, 123_456_789_012_345_678L, 8);
    in.cut(TickField.SIZE);

    // when
    RejectionReason reason = normaliser.normalise(in, 1, NOW, out);

    // then
    assertThat(reason).isEqualTo(RejectionReason.TOO_MANY_DECIMALS);
  }

  @Test
  void shouldMultiplyLotsAndTurnoverExactly() {
    // given
    begin(TickKind.SNAPSHOT, NOW);
    in.symbol("A.SH".getBytes(StandardCharsets.US_ASCII), 0, 4);
    in.factors(100, 1000);
    in.set(TickField.LAST, 55_289_999_999_999_999L, 15);
    in.set(TickField.VOLUME, 1_234_56, 2);
    in.set(TickField.TURNOVER, 6_825_678, 3);
    in.levelPrice(true, 0, 5528, 2);
    in.levelSize(true, 0, 77, 0);

    // when
    RejectionReason reason = normaliser.normalise(in, 1, NOW, out);

    // then
    assertThat(reason).isNull();
    assertThat(out.value(TickField.LAST)).isEqualTo(5529);
    assertThat(out.value(TickField.VOLUME)).isEqualTo(123_456);
    assertThat(out.value(TickField.TURNOVER)).isEqualTo(682_567_800);
    assertThat(out.levelSize(true, 0)).isEqualTo(7700);
  }

  @Test
  void shouldRejectWhatMultipliedDoesNotFitOrIsNoWholeShare() {
    assertThat(lots(999_999_999_999_999_999L, 0)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(lots(1_234_567, 4)).isEqualTo(RejectionReason.TOO_MANY_DECIMALS);
    assertThat(lots(12_340_000_000_000_001L, 14)).isNull();
    assertThat(out.value(TickField.SIZE)).isEqualTo(12_340);
  }

  private @Nullable RejectionReason lots(long unscaled, int decimals) {
    begin(TickKind.TRADE, NOW);
    in.symbol("A.SH".getBytes(StandardCharsets.US_ASCII), 0, 4);
    in.factors(100, 1);
    in.set(TickField.PRICE, 5528, 2);
    in.set(TickField.SIZE, unscaled, decimals);
    return normaliser.normalise(in, 1, NOW, out);
  }

  @Test
  void shouldCarryATurnoverOf128Bits() {
    // given
    begin(TickKind.SNAPSHOT, NOW);
    in.set(TickField.VOLUME, 5, 0);
    in.set(TickField.TURNOVER, 900_000_000_000_000_000L, 2);

    // when
    RejectionReason reason = normaliser.normalise(in, 1, NOW, out);

    // then
    assertThat(reason).isNull();
    BigInteger high = BigInteger.valueOf(out.turnoverHigh()).shiftLeft(64);
    BigInteger low = new BigInteger(Long.toUnsignedString(out.value(TickField.TURNOVER)));
    assertThat(high.add(low)).isEqualTo(new BigInteger("90000000000000000000000000"));
  }

  @Test
  void shouldRejectWhatIsStampedTooFarAhead() {
    assertThat(trade("1", "1", NOW + AHEAD)).isNull();
    assertThat(trade("1", "1", NOW + AHEAD + 1)).isEqualTo(RejectionReason.FUTURE);
  }

  @Test
  void shouldTakeNoPriceOfZeroFromASnapshot() {
    // given
    begin(TickKind.SNAPSHOT, NOW);
    in.set(TickField.LAST, 0, 0);
    in.set(TickField.VOLUME, 0, 0);
    in.set(TickField.TURNOVER, 0, 0);

    // when
    RejectionReason reason = normaliser.normalise(in, 1, NOW, out);

    // then
    assertThat(reason).isNull();
    assertThat(out.value(TickField.LAST)).isEqualTo(Tick.ABSENT);
    assertThat(out.value(TickField.VOLUME)).isZero();
  }

  @Test
  void shouldTakeAQuoteOfOneSide() {
    // given
    begin(TickKind.QUOTE, NOW);
    in.set(TickField.ASK, 100, 0);
    in.set(TickField.ASK_SIZE, 1, 0);
    in.set(TickField.BID, 0, 0);

    // when
    RejectionReason reason = normaliser.normalise(in, 1, NOW, out);

    // then
    assertThat(reason).isNull();
    assertThat(out.value(TickField.BID)).isEqualTo(Tick.ABSENT);
    assertThat(out.value(TickField.ASK)).isEqualTo(10_000);
  }

  private @Nullable RejectionReason trade(String price, String size, long time) {
    byte[] text = (price + '|' + size).getBytes(StandardCharsets.US_ASCII);
    scanner.wrap(text, 0, text.length);
    begin(TickKind.TRADE, time);
    in.set(TickField.PRICE, scanner.decimal(), scanner.decimals());
    in.set(TickField.SIZE, scanner.decimal(), scanner.decimals());
    assertThat(scanner.complete()).isTrue();
    return normaliser.normalise(in, 1, NOW, out);
  }

  private void begin(TickKind kind, long time) {
    in.begin(kind);
    in.symbol(SYMBOL, 0, SYMBOL.length);
    in.eventTime(time);
  }
}
