package io.marketdata.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.AuctionKind;
import io.marketdata.wire.sbe.BarCorrectionDecoder;
import io.marketdata.wire.sbe.BarCorrectionEncoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.RevisionReason;
import io.marketdata.wire.sbe.TradeCancelDecoder;
import io.marketdata.wire.sbe.TradeCorrectionDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a trade back, changes it or repairs a bar, as messages of a frame of ticks. */
class CorrectionMessagesTest {

  private static final int OTHER = 1;

  private final TickFrameWriter writer = new TickFrameWriter();
  private final FrameReader reader = new FrameReader();

  private byte[] frame(int template, int symbol) {
    writer.begin("tape", 1, 1);
    writer.symbol("NVDA.US", -2, 0);
    switch (template) {
      case TradeCancelDecoder.TEMPLATE_ID -> cancel(symbol);
      case TradeCorrectionDecoder.TEMPLATE_ID -> correction(symbol);
      default -> repair(symbol);
    }
    writer.commit();
    return writer.finish(1);
  }

  private void cancel(int symbol) {
    writer
        .tradeCancel()
        .number(7)
        .eventTime(2_000)
        .tradeId(TradeCancelDecoder.tradeIdNullValue())
        .sequence(55)
        .originalTime(1_000)
        .price(18_000)
        .size(300)
        .conditions('@')
        .tradingDay(20_500)
        .symbol(symbol)
        .venue((short) 'N');
  }

  private void correction(int symbol) {
    writer
        .tradeCorrection()
        .number(8)
        .eventTime(2_001)
        .tradeId(9)
        .sequence(56)
        .originalTime(1_001)
        .price(18_000)
        .size(300)
        .conditions('@')
        .tradingDay(TradeCorrectionDecoder.tradingDayNullValue())
        .symbol(symbol)
        .venue((short) 'Q')
        .newTradeId(10)
        .newSequence(TradeCorrectionDecoder.newSequenceNullValue())
        .newPrice(18_050)
        .newSize(200)
        .newConditions('I');
  }

  private void repair(int symbol) {
    BarCorrectionEncoder bar =
        writer
            .barCorrection()
            .number(9)
            .eventTime(2_002)
            .start(60_000_000_000L)
            .open(1)
            .high(4)
            .low(1)
            .close(3)
            .volume(100)
            .buyVolume(60)
            .trades(5)
            .firstTradeId(BarCorrectionDecoder.firstTradeIdNullValue())
            .lastTradeId(BarCorrectionDecoder.lastTradeIdNullValue())
            .openInterest(BarCorrectionDecoder.openInterestNullValue())
            .missing(0)
            .afterHours(0)
            .unattributed(0)
            .tradingDay(20_500)
            .expectedRev(3)
            .symbol(symbol)
            .span(BarSpan.MINUTE)
            .reason(RevisionReason.CORRECTION)
            .interestChange(BarCorrectionDecoder.interestChangeNullValue())
            .settlement(BarCorrectionDecoder.settlementNullValue())
            .excluded(20)
            .auction(AuctionKind.CLOSING);
    bar.turnover().high(0).low(250);
    bar.buyTurnover().high(0).low(150);
    bar.marks().clear().corrected(true);
  }

  @Test
  void shouldCarryACancelWithTheTradesOwnFigures() {
    // given
    byte[] frame = frame(TradeCancelDecoder.TEMPLATE_ID, 0);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.READABLE);
    assertThat(reader.next()).isTrue();
    TradeCancelDecoder cancel = reader.tradeCancel();
    assertThat(cancel.tradeId()).isEqualTo(TradeCancelDecoder.tradeIdNullValue());
    assertThat(cancel.sequence()).isEqualTo(55);
    assertThat(cancel.originalTime()).isEqualTo(1_000);
    assertThat(cancel.price()).isEqualTo(18_000);
    assertThat(cancel.venue()).isEqualTo((short) 'N');
  }

  @Test
  void shouldCarryACorrectionWithTheOldAndTheNewTrade() {
    // given
    byte[] frame = frame(TradeCorrectionDecoder.TEMPLATE_ID, 0);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.READABLE);
    assertThat(reader.next()).isTrue();
    TradeCorrectionDecoder correction = reader.tradeCorrection();
    assertThat(correction.price()).isEqualTo(18_000);
    assertThat(correction.newPrice()).isEqualTo(18_050);
    assertThat(correction.newSequence()).isEqualTo(TradeCorrectionDecoder.newSequenceNullValue());
    assertThat(correction.newConditions()).isEqualTo('I');
  }

  @Test
  void shouldCarryARepairedBar() {
    // given
    byte[] frame = frame(BarCorrectionDecoder.TEMPLATE_ID, 0);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.READABLE);
    assertThat(reader.next()).isTrue();
    BarCorrectionDecoder bar = reader.barCorrection();
    assertThat(bar.expectedRev()).isEqualTo(3);
    assertThat(bar.turnover().low()).isEqualTo(250);
    assertThat(bar.excluded()).isEqualTo(20);
    assertThat(bar.auction()).isEqualTo(AuctionKind.CLOSING);
    assertThat(bar.marks().corrected()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        TradeCancelDecoder.TEMPLATE_ID,
        TradeCorrectionDecoder.TEMPLATE_ID,
        BarCorrectionDecoder.TEMPLATE_ID
      })
  void shouldRefuseASymbolThatTheFrameDoesNotHave(int template) {
    // given
    byte[] frame = frame(template, OTHER);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.MALFORMED);
  }
}
