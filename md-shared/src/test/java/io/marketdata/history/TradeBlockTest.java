package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.Direction;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TradeBlockTest {
  private static final long TIME = 1_675_215_000_000_000_000L;

  @Property
  void shouldReadBackAnyTrades(@ForAll long seed, @ForAll @IntRange(min = 0, max = 512) int count) {
    // given
    List<StoredTrade> trades = HistorySamples.wildTrades(new Random(seed), count);
    TradeBlock block = new TradeBlock(-2, -8, trades);

    // when
    TradeBlock read = TradeBlock.decode(block.encode());

    // then
    assertThat(read).isEqualTo(block);
  }

  @Test
  void shouldKeepTheBytesOfABlockOfWildTrades() {
    // given: the first trades of a block are of every size, so that all ways to write a column
    // occur
    CRC32C checksum = new CRC32C();
    int length = 0;
    for (int seed = 0; seed < 200; seed++) {
      List<StoredTrade> trades = HistorySamples.wildTrades(new Random(seed), seed * 2);
      // when
      byte[] bytes = new TradeBlock(-2, -8, trades).encode();
      checksum.update(bytes);
      length += bytes.length;
    }
    // then: a field that is written again with other bytes of the same version is refused by nobody
    assertThat(length).isEqualTo(1_241_167);
    assertThat(checksum.getValue()).isEqualTo(1_186_211_739L);
  }

  /** The example of docs/wire/history.md, whose bytes were checked with a decoder made from it. */
  @Test
  void shouldReadAndWriteTheBytesOfTheDocument() {
    // given
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "01fe000002800000000203173f8f2ab567f0000b526880000003b9ac9fe012a01280c603bc00b80213"
                    + "6300b80518dc42b7");

    // when
    TradeBlock block = TradeBlock.decode(bytes);

    // then
    assertThat(block.trades())
        .containsExactly(
            new StoredTrade(1_030, TIME, 185_498, 100, 8_502, Direction.NEUTRAL, 0),
            new StoredTrade(1_031, TIME + 500_000_000, 185_500, 300, 8_503, Direction.UP, 1));
    assertThat(block.encode()).isEqualTo(bytes);
  }

  @Test
  void shouldMergeBySeq() {
    // given
    StoredTrade first = trade(512);
    StoredTrade second = trade(513);
    StoredTrade third = trade(515);
    TradeBlock stored = new TradeBlock(-2, 0, List.of(first, second));
    TradeBlock newer = new TradeBlock(-2, 0, List.of(second, third));

    // when
    TradeBlock merged = stored.merge(newer);

    // then
    assertThat(merged.trades()).containsExactly(first, second, third);
  }

  @Test
  void shouldRefuseTradesOfSeveralBlocks() {
    // when
    assertThatThrownBy(() -> new TradeBlock(-2, 0, List.of(trade(511), trade(512))))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TradeBlock(-2, 0, List.of(trade(511), trade(511))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StoredTrade trade(long seq) {
    return new StoredTrade(seq, seq * 1_000, 1_000, 5, seq + 7, Direction.UP, 0);
  }
}
