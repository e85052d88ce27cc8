package io.marketdata.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import org.junit.jupiter.api.Test;

/** Whoever does not know the fields that were added later leaves them empty. */
class AddedFieldsTest {

  private final FrameReader reader = new FrameReader();

  @Test
  void shouldLeaveThemEmptyInTicks() {
    // given
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin("test", 1, 1);
    int symbol = writer.symbol("RB2605.SHFE", 0, 0);
    writer.trade().sequence(5).venue((short) 'N').symbol(symbol);
    writer.rollback();

    // when
    writer.trade().number(1).symbol(symbol);
    writer.commit();
    SnapshotEncoder snapshot = writer.snapshot();
    snapshot.number(2).symbol(symbol);
    snapshot.bidsCount(0);
    snapshot.asksCount(0);
    writer.commit();
    reader.wrap(writer.finish(1));

    // then
    assertThat(reader.next()).isTrue();
    TradeDecoder trade = reader.trade();
    assertThat(trade.sequence()).isEqualTo(TradeDecoder.sequenceNullValue());
    assertThat(trade.venue()).isZero();
    assertThat(reader.next()).isTrue();
    assertThat(reader.snapshot().flags()).isZero();
    assertThat(reader.snapshot().previousOpenInterest())
        .isEqualTo(SnapshotDecoder.previousOpenInterestNullValue());
  }

  @Test
  void shouldLeaveThemEmptyInUpdatesThoughTheBufferHoldsOthers() {
    // given
    UpdateFrameWriter writer = UpdateFrameWriter.ofWholeMessages();
    writer.begin(1, 1, 1, false);
    int symbol = writer.symbol("RB2605.SHFE", 0, 0);
    writer.barUpdate().interestChange(4).settlement(5).excluded(6);
    writer.rollback();

    // when
    writer.barUpdate().seq(1).symbol(symbol);
    writer.commit();
    writer.tradeUpdate().seq(2).symbol(symbol);
    writer.commit();
    QuoteUpdateEncoder quote = writer.quoteUpdate();
    quote.seq(3).symbol(symbol);
    quote.bidsCount(0);
    quote.asksCount(0);
    writer.commit();
    reader.wrap(writer.finish().getFirst());

    // then
    assertThat(reader.next()).isTrue();
    BarUpdateDecoder bar = reader.barUpdate();
    assertThat(bar.interestChange()).isEqualTo(BarUpdateDecoder.interestChangeNullValue());
    assertThat(bar.settlement()).isEqualTo(BarUpdateDecoder.settlementNullValue());
    assertThat(bar.excluded()).isZero();
    assertThat(reader.next()).isTrue();
    TradeUpdateDecoder trade = reader.tradeUpdate();
    assertThat(trade.conditions()).isZero();
    assertThat(trade.venue()).isZero();
    assertThat(reader.next()).isTrue();
    assertThat(reader.quoteUpdate().previousOpenInterest())
        .isEqualTo(QuoteUpdateDecoder.previousOpenInterestNullValue());
  }
}
