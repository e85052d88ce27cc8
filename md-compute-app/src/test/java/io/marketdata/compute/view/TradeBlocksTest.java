package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.history.FieldVersion;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.TradeBlock;
import io.marketdata.history.ViewKeys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeBlocksTest {

  private static final int TODAY = (int) (BarFrames.START / BarFrames.DAY);
  private static final long SECOND = 1_000_000_000L;

  private final MemoryView redis = new MemoryView();

  @Test
  void shouldLeaveNothingOfADayThatARebuildMakesAnew() {
    // given
    redis.flushAll(view(1), trades(1, false, 100, LongStream.rangeClosed(1, 600)), 0);
    assertThat(block(1)).hasSize(600 - 511);
    // when
    redis.flushAll(view(2), trades(2, true, 200, LongStream.rangeClosed(1, 3)), 0);
    // then
    assertThat(block(0)).containsExactly("1 200", "2 200", "3 200");
    assertThat(block(1)).isEmpty();
  }

  @Test
  void shouldGoOnWithARebuildThatAnotherMemberBegan() {
    // given
    redis.flushAll(view(1), trades(1, false, 100, LongStream.rangeClosed(1, 5)), 0);
    redis.flushAll(view(2), trades(2, true, 200, LongStream.rangeClosed(1, 2)), 0);
    // when
    PartitionView successor = view(2);
    redis.flushAll(successor, trades(2, true, 200, LongStream.of(3)), 0);
    redis.flushAll(successor, trades(2, false, 300, LongStream.of(4)), SECOND);
    // then
    assertThat(block(0)).containsExactly("1 200", "2 200", "3 200", "4 300");
  }

  @Test
  void shouldKeepADayThatGoesOnInTheNextEpoch() {
    // given
    redis.flushAll(view(1), trades(1, false, 100, LongStream.rangeClosed(1, 512)), 0);
    // when
    redis.flushAll(view(2), trades(2, false, 200, LongStream.of(513)), 0);
    // then
    assertThat(block(0)).hasSize(511);
    assertThat(block(1)).containsExactly("512 100", "513 200");
  }

  @Test
  void shouldDropTheOldAgainWhereRedisLostTheFirstWrite() {
    // given
    PartitionView view = view(2);
    redis.flushAll(view, trades(2, true, 200, LongStream.of(1)), 0);
    redis.clear();
    redis.flushAll(view(1), trades(1, false, 100, LongStream.rangeClosed(1, 513)), 0);
    // when
    view.rewrite(-1, 0);
    redis.flushAll(view, List.of(), SECOND);
    // then
    assertThat(block(0)).containsExactly("1 200");
    assertThat(block(1)).isEmpty();
  }

  private static List<byte[]> trades(long epoch, boolean rebuild, long price, LongStream seqs) {
    return seqs.mapToObj(seq -> BarFrames.trade(epoch, rebuild, seq, price)).toList();
  }

  private static PartitionView view(long epoch) {
    return new PartitionView(
        0, epoch, 0, RebuildRequest.ALL_DAYS, ViewLimits.standard(), ViewMetrics.NONE);
  }

  private List<String> block(long number) {
    byte[] value =
        redis.stored(ViewKeys.trades(BarFrames.SYMBOL, TODAY), ViewKeys.block(number * 512));
    if (value.length == 0) {
      return List.of();
    }
    byte[] block = Arrays.copyOfRange(value, FieldVersion.LENGTH, value.length);
    return TradeBlock.decode(block).trades().stream().map(TradeBlocksTest::text).toList();
  }

  private static String text(StoredTrade trade) {
    return trade.seq() + " " + trade.price();
  }
}
