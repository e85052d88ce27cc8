package io.marketdata.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.TradeEncoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameTest {

  private final TickFrameWriter writer = new TickFrameWriter();
  private final FrameReader reader = new FrameReader();

  @Test
  void shouldReadBackWhatWasWritten() {
    // given
    byte[] record = ticks(3);

    // when
    reader.wrap(record);

    // then
    assertThat(reader.kind()).isEqualTo(FrameKind.TICKS);
    assertThat(reader.source()).isEqualTo("replay");
    assertThat(reader.epoch()).isEqualTo(7);
    assertThat(reader.term()).isEqualTo(41);
    assertThat(reader.arrival()).isEqualTo(1_700_000_000_000_000_123L);
    assertThat(reader.messages()).isEqualTo(5);
    assertThat(reader.symbol(0)).isEqualTo("BTCUSD.BITSTAMP");
    assertThat(reader.priceExponent(1)).isEqualTo(-2);
    assertThat(reader.sizeExponent(0)).isEqualTo(-8);
    for (int i = 0; i < 3; i++) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.templateId()).isEqualTo(TradeDecoder.TEMPLATE_ID);
      assertThat(reader.trade().number()).isEqualTo(i);
      assertThat(reader.trade().price()).isEqualTo(80_000 + i);
      assertThat(reader.trade().tradeId()).isEqualTo(TradeDecoder.tradeIdNullValue());
    }
    assertThat(reader.next()).isTrue();
    SnapshotDecoder snapshot = reader.snapshot();
    assertThat(reader.symbol(snapshot.symbol())).isEqualTo("600519.SH");
    assertThat(snapshot.turnover().low()).isEqualTo(99);
    assertThat(snapshot.bids().next().price()).isEqualTo(170_001);
    assertThat(reader.next()).isTrue();
    assertThat(reader.index()).isEqualTo(4);
    assertThat(reader.watermark().upTo()).isEqualTo(17);
    assertThat(reader.next()).isFalse();
    assertThat(reader.epoch()).isEqualTo(7);
  }

  @Test
  void shouldRefuseEveryCutRecord() {
    // given
    byte[] record = ticks(2);

    // when
    List<Integer> accepted = new ArrayList<>();
    for (int length = 0; length < record.length; length++) {
      try {
        readAll(java.util.Arrays.copyOf(record, length));
        accepted.add(length);
      } catch (MalformedFrameException expected) {
        assertThat(expected.reason()).isNotNull();
      }
    }

    // then
    assertThat(accepted).isEmpty();
  }

  @Test
  void shouldMeetRandomBytesWithNothingButItsOwnException() {
    // given
    long seed = 20_261_121;
    Random random = new Random(seed);
    byte[] record = ticks(4);

    // when
    int refused = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] damaged = record.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        readAll(damaged);
      } catch (MalformedFrameException e) {
        refused++;
      }
    }

    // then
    assertThat(refused).as("seed %d", seed).isGreaterThan(1_000);
  }

  @Test
  void shouldSplitUpdatesAtMessages() {
    // given
    UpdateFrameWriter updates = new UpdateFrameWriter();
    updates.begin(1, 55, 1, false);
    int messages = FrameLimits.MAX_MESSAGES + 10;

    // when
    for (int i = 0; i < messages; i++) {
      int symbol = updates.symbol("S" + i % 100, -2, 0);
      BarUpdateEncoder bar = updates.barUpdate();
      bar.seq(i).symbol(symbol);
      bar.turnover().high(0).low(i);
      updates.commit();
    }
    List<byte[]> parts = updates.finish();

    // then
    List<Long> seqs = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      reader.wrap(parts.get(part));
      assertThat(reader.part()).isEqualTo(part);
      assertThat(reader.more()).isEqualTo(part < parts.size() - 1);
      assertThat(reader.tickOffset()).isEqualTo(55);
      assertThat(parts.get(part).length).isLessThan(FrameLimits.MAX_RECORD_BYTES);
      while (reader.next()) {
        assertThat(reader.templateId()).isEqualTo(BarUpdateDecoder.TEMPLATE_ID);
        assertThat(reader.symbol(reader.barUpdate().symbol()))
            .isEqualTo("S" + reader.barUpdate().seq() % 100);
        seqs.add(reader.barUpdate().seq());
      }
    }
    assertThat(parts.size()).isGreaterThan(1);
    assertThat(seqs).hasSize(messages).isSorted().doesNotHaveDuplicates();
    assertThat(updates.finish()).isEmpty();
  }

  @Test
  void shouldNumberTheSymbolsOfAFrameApartHoweverManyThereHaveBeen() {
    // given
    int symbols = 999;
    FrameReader reader = new FrameReader();
    Set<Integer> numberings = new HashSet<>();

    for (int frame = 0; frame < 150; frame++) {
      // when
      TickFrameWriter writer = new TickFrameWriter();
      writer.begin("replay", 1, 1);
      for (int i = 0; i < symbols; i++) {
        trade(writer.trade(), writer.symbol("S" + frame + "." + i, -2, 0), i);
        writer.commit();
      }
      reader.wrap(writer.finish(5));

      // then
      Set<Integer> numbers = new HashSet<>();
      for (int i = 0; i < symbols; i++) {
        numbers.add(reader.symbolNumber(i));
      }
      assertThat(numbers).hasSize(symbols);
      numberings.add(reader.symbolNumbering());
    }
    assertThat(numberings).hasSize(2);
  }

  @Test
  void shouldGiveTheSameNameForTheSameBytes() {
    // given
    reader.wrap(ticks(1));
    String first = reader.symbol(0);

    // when
    reader.wrap(ticks(2));

    // then
    assertThat(reader.symbol(0)).isSameAs(first);
  }

  @Test
  void shouldTellLongNamesApartBehindTheirCommonBeginning() {
    // given
    List<String> names =
        List.of("SIXTEENLETTERS16", "SIXTEENLETTERS16A", "SIXTEENLETTERS16B", "SIXTEEN");
    writer.begin("replay", 1, 1);
    for (String name : names) {
      trade(writer.trade(), writer.symbol(name, -2, 0), 1);
      writer.commit();
    }
    byte[] record = writer.finish(5);

    // when
    Set<Integer> numbers = new HashSet<>();
    Set<String> read = new HashSet<>();
    for (int frame = 0; frame < 2; frame++) {
      reader.wrap(record);
      for (int i = 0; i < names.size(); i++) {
        numbers.add(reader.symbolNumber(i));
        read.add(reader.symbol(i));
      }
    }

    // then
    assertThat(read).containsExactlyInAnyOrderElementsOf(names);
    assertThat(numbers).hasSize(names.size());
  }

  @Test
  void shouldRefuseOneSymbolWithTwoScalesInAFrame() {
    // given
    writer.begin("replay", 1, 1);
    writer.symbol("A", -2, 0);

    // when / then
    assertThatThrownBy(() -> writer.symbol("A", -3, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] ticks(int trades) {
    writer.begin("replay", 7, 41);
    int btc = writer.symbol("BTCUSD.BITSTAMP", -2, -8);
    int moutai = writer.symbol("600519.SH", -2, 0);
    for (int i = 0; i < trades; i++) {
      trade(writer.trade(), btc, i);
      writer.commit();
    }
    trade(writer.trade(), btc, 1_000);
    writer.rollback();
    snapshot(writer.snapshot(), moutai);
    writer.commit();
    writer.watermark().time(5).upTo(17);
    writer.commit();
    return writer.finish(1_700_000_000_000_000_123L);
  }

  private static void trade(TradeEncoder trade, int symbol, int i) {
    trade
        .number(i)
        .eventTime(1_000L * i)
        .price(80_000 + i)
        .size(10)
        .tradeId(TradeEncoder.tradeIdNullValue())
        .conditions(0)
        .tradingDay(TradeEncoder.tradingDayNullValue())
        .symbol(symbol)
        .side(Side.BUY);
  }

  private static void snapshot(SnapshotEncoder snapshot, int symbol) {
    snapshot.number(9).last(170_002).volume(5).symbol(symbol).phase(Phase.CONTINUOUS);
    snapshot.turnover().high(0).low(99);
    snapshot.bidsCount(1).next().price(170_001).size(100);
    snapshot.asksCount(1).next().price(170_003).size(200);
  }

  private void readAll(byte[] record) {
    reader.wrap(record);
    while (reader.next()) {
      switch (reader.templateId()) {
        case TradeDecoder.TEMPLATE_ID -> reader.symbol(reader.trade().symbol());
        case SnapshotDecoder.TEMPLATE_ID -> readLevels(reader.snapshot());
        case WatermarkDecoder.TEMPLATE_ID -> reader.watermark().time();
        default -> assertThat(reader.length()).isPositive();
      }
    }
  }

  private static long readLevels(SnapshotDecoder snapshot) {
    long sum = 0;
    for (SnapshotDecoder.BidsDecoder bid : snapshot.bids()) {
      sum += bid.price() + bid.size();
    }
    for (SnapshotDecoder.AsksDecoder ask : snapshot.asks()) {
      sum += ask.price() + ask.size();
    }
    return sum;
  }
}
