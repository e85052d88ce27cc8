package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarChunkTest {
  private static final long START = HistorySamples.START;
  private static final long MINUTE = HistorySamples.MINUTE;

  @Property
  void shouldReadBackAnyBars(@ForAll long seed, @ForAll @IntRange(min = 0, max = 70) int count) {
    // given
    List<Bar> bars = HistorySamples.wildBars(new Random(seed), count);
    BarChunk chunk = new BarChunk(BarSpan.MINUTE, -2, 0, bars);

    // when
    BarChunk read = BarChunk.decode(chunk.encode());

    // then
    assertThat(read).isEqualTo(chunk);
  }

  /** The example of docs/wire/history.md, whose bytes were checked with a decoder made from it. */
  @Test
  void shouldReadAndWriteTheBytesOfTheDocument() {
    // given
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "0101fe0000023540ef483e84000000000231180a54016802c00f9c01584be87cb0b0058801210063c0"
                    + "14000074f9bc71");

    // when
    BarChunk chunk = BarChunk.decode(bytes);

    // then
    assertThat(chunk.priceExponent()).isEqualTo(-2);
    assertThat(chunk.bars()).extracting(Bar::start).containsExactly(START, START + MINUTE);
    assertThat(chunk.bars()).extracting(Bar::open).containsExactly(1_000L, 1_001L);
    assertThat(chunk.bars()).extracting(Bar::high).containsExactly(1_003L, 1_004L);
    assertThat(chunk.bars()).extracting(Bar::low).containsExactly(998L, 999L);
    assertThat(chunk.bars()).extracting(Bar::close).containsExactly(1_001L, 1_002L);
    assertThat(chunk.bars()).extracting(Bar::turnoverLow).containsExactly(1_000_500L, 1_000_501L);
    assertThat(chunk.bars()).extracting(Bar::buyTurnoverLow).containsExactly(400_000L, 400_000L);
    assertThat(chunk.bars()).extracting(Bar::seq).containsExactly(70L, 75L);
    assertThat(chunk.encode()).isEqualTo(bytes);
  }

  @Test
  void shouldKeepTheHigherSeqWhenMerging() {
    // given
    Bar first = HistorySamples.minute(0, 1_000, 10);
    Bar second = HistorySamples.minute(1, 1_001, 20);
    Bar secondAgain = HistorySamples.minute(1, 1_005, 25);
    Bar third = HistorySamples.minute(2, 1_002, 24);
    BarChunk stored = new BarChunk(BarSpan.MINUTE, -2, 0, List.of(first, secondAgain));
    BarChunk newer = new BarChunk(BarSpan.MINUTE, -2, 0, List.of(second, third));

    // when
    BarChunk merged = stored.merge(newer);

    // then
    assertThat(merged.bars()).containsExactly(first, secondAgain, third);
    assertThat(newer.merge(stored)).isEqualTo(merged);
    assertThat(merged.merge(merged)).isEqualTo(merged);
  }

  @Test
  void shouldMergeAtTheFinerExponents() {
    // given
    BarChunk coarse =
        new BarChunk(BarSpan.MINUTE, -2, 0, List.of(HistorySamples.minute(0, 1_000, 10)));
    BarChunk fine =
        new BarChunk(BarSpan.MINUTE, -3, -1, List.of(HistorySamples.minute(1, 10_010, 20)));

    // when
    BarChunk merged = coarse.merge(fine);

    // then
    assertThat(merged.priceExponent()).isEqualTo(-3);
    assertThat(merged.sizeExponent()).isEqualTo(-1);
    assertThat(merged.bars().getFirst().close()).isEqualTo(10_000);
    assertThat(merged.bars().getFirst().volume()).isEqualTo(10_000);
    assertThat(merged.bars().getFirst().turnover().toText(-4)).isEqualTo("9995.0000");
    assertThat(merged.bars().getLast()).isEqualTo(fine.bars().getLast());
  }

  @Test
  void shouldRefuseBarsOfAnotherSpanOrOutOfOrder() {
    // given
    Bar bar = HistorySamples.minute(1, 1_000, 10);

    // when
    assertThatThrownBy(() -> new BarChunk(BarSpan.MINUTE, -2, 0, List.of(bar, bar)))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BarChunk(BarSpan.DAY, -2, 0, List.of(bar)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
