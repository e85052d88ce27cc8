package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarChunkTest {

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

  @Test
  void shouldReadTheBytesOfTheDocument() {
    // given
    BarChunk chunk =
        new BarChunk(BarSpan.MINUTE, -2, 0, List.of(HistorySamples.minute(0, 1_000, 7)));

    // when
    byte[] bytes = chunk.encode();

    // then
    assertThat(bytes).startsWith(1, 1, -2, 0, 0, 1).hasSizeLessThan(70);
    assertThat(BarChunk.decode(bytes)).isEqualTo(chunk);
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
  void shouldRefuseBarsThatAreOpenOrOutOfOrder() {
    // given
    Bar bar = HistorySamples.minute(1, 1_000, 10);

    // when
    assertThatThrownBy(() -> new BarChunk(BarSpan.MINUTE, -2, 0, List.of(bar, bar)))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BarChunk(BarSpan.DAY, -2, 0, List.of(bar)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bar.state()).isEqualTo(BarState.CLOSED);
  }
}
