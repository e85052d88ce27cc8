package io.marketdata.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.gateway.subscription.Watcher;
import io.marketdata.gateway.updates.UpdateRecord;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HubShardTest {

  private static final String SYMBOL = "600519.SH";
  private static final int ROUNDS = 8;

  private final AtomicLongArray marks = new AtomicLongArray(1);
  private final UpdateFrames frames = new UpdateFrames();

  /** Every place that a subscription can have among the updates, with every start of the log. */
  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"QUOTE", "MINUTE_BAR"})
  void shouldGiveTheImageAndThenEveryUpdateWhereverTheWatcherComes(Channel channel) {
    for (int image = 0; image <= 3; image++) {
      for (int at = 0; at <= ROUNDS; at++) {
        // given
        HubShard shard = shard();
        if (image > 0) {
          byte[] stored = stored(update(channel, image));
          shard.load(SYMBOL, UpdateFrames.PRICE_EXPONENT, UpdateFrames.SIZE_EXPONENT, stored);
        }
        Recording watcher = new Recording(channel);

        // when
        for (int seq = 1; seq <= ROUNDS; seq++) {
          if (seq - 1 == at) {
            shard.execute(new HubCommand.Watch(List.of(watcher)));
          }
          shard.apply(new UpdateRecord(0, seq - 1, update(channel, seq)));
        }
        if (at == ROUNDS) {
          shard.execute(new HubCommand.Watch(List.of(watcher)));
        }

        // then
        int known = Math.max(at, image);
        assertThat(watcher.images).isEqualTo(known == 0 ? List.of() : List.of((long) known));
        assertThat(watcher.updates).isEqualTo(range(known + 1, ROUNDS));
      }
    }
  }

  @Test
  void shouldLeaveOutWhatACoreWritesAgain() {
    // given
    HubShard shard = shard();
    Recording watcher = new Recording(Channel.TRADE);
    shard.execute(new HubCommand.Watch(List.of(watcher)));
    List<byte[]> written = new ArrayList<>();
    for (int seq = 1; seq <= 5; seq++) {
      written.add(frames.begin().trade(SYMBOL, seq, 100, 1).finish());
    }
    written.addAll(written.subList(2, 5));
    written.add(frames.begin().trade(SYMBOL, 6, 100, 1).finish());

    // when
    for (int offset = 0; offset < written.size(); offset++) {
      shard.apply(new UpdateRecord(0, offset, written.get(offset)));
    }

    // then
    assertThat(watcher.updates).isEqualTo(range(1, 6));
  }

  @Test
  void shouldLeaveOutIndicatorsThatACoreWritesAgain() {
    // given
    HubShard shard = shard();
    Recording watcher = new Recording(Channel.MINUTE_INDICATOR);
    shard.execute(new HubCommand.Watch(List.of(watcher)));
    byte[] first = frames.begin().indicators(SYMBOL, 3, 0, Map.of("ma_5", 1.0)).finish();
    byte[] second = frames.begin().indicators(SYMBOL, 3, 0, Map.of("ma_5", 2.0)).finish();

    // when
    apply(shard, first, second, first, second);

    // then
    assertThat(watcher.texts).hasSize(2);
    assertThat(watcher.texts.getLast()).contains("\"ma_5\":2.0");
  }

  @Test
  void shouldRenderOnceForEverybody() {
    // given
    HubShard shard = shard();
    Recording one = new Recording(Channel.QUOTE);
    Recording other = new Recording(Channel.QUOTE);
    shard.execute(new HubCommand.Watch(List.of(one, other)));

    // when
    apply(shard, update(Channel.QUOTE, 1));

    // then
    assertThat(one.last.bytes(false)).isSameAs(other.last.bytes(false));
    assertThat(one.last.bytes(true)).isSameAs(other.last.bytes(true));
  }

  @Test
  void shouldKeepBarsUntilTheViewHasThem() {
    // given
    HubShard shard = shard();
    for (int minute = 0; minute < 4; minute++) {
      apply(shard, minute, update(Channel.MINUTE_BAR, minute + 1));
    }

    // when
    marks.set(0, 2);
    BarsInMemory bars = bars(shard);

    // then
    assertThat(seqs(bars)).containsExactly(3L, 4L, 4L);
    assertThat(bars.lostStart()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void shouldKeepEveryBarThatIsOpen() {
    // given
    HubShard shard = shard();
    apply(shard, 0, frames.begin().minuteBar(SYMBOL, 1, 0, BarState.OPEN, 168_000).finish());
    apply(shard, 1, frames.begin().minuteBar(SYMBOL, 2, 1, BarState.OPEN, 168_000).finish());
    marks.set(0, 2);

    // when
    List<Long> open = seqs(bars(shard));
    apply(shard, 2, frames.begin().minuteBar(SYMBOL, 3, 0, BarState.CLOSED, 168_000).finish());
    marks.set(0, 3);
    List<Long> closed = seqs(bars(shard));

    // then
    assertThat(open).contains(1L, 2L);
    assertThat(closed).containsOnly(2L);
  }

  @Test
  void shouldSayWhereBarsWereLostBeforeTheViewHadThem() {
    // given
    HubShard shard = shard();
    for (int minute = 0; minute < SymbolValues.KEPT_MINUTES + 2; minute++) {
      apply(shard, minute, update(Channel.MINUTE_BAR, minute + 1));
    }

    // when
    BarsInMemory holed = bars(shard);
    marks.set(0, 2);
    BarsInMemory whole = bars(shard);

    // then
    assertThat(holed.lostStart()).isEqualTo(UpdateFrames.OPEN + UpdateFrames.MINUTE);
    assertThat(whole.lostStart()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void shouldAnswerWithTheBarThatWasSentLast() {
    // given
    HubShard shard = shard();
    marks.set(0, 100);
    Recording watcher = new Recording(Channel.MINUTE_BAR);
    shard.execute(new HubCommand.Watch(List.of(watcher)));

    for (int seq = 1; seq <= ROUNDS; seq++) {
      // when
      apply(
          shard,
          seq - 1,
          frames.begin().minuteBar(SYMBOL, seq, 0, BarState.OPEN, 168_000).finish());
      BarsInMemory bars = bars(shard);

      // then
      assertThat(seqs(bars)).contains(watcher.last.seq());
    }
  }

  @Test
  void shouldTellWatchersWhatARebuildMadeOfTheirStreams() {
    // given
    HubShard shard = shard();
    Recording quotes = new Recording(Channel.QUOTE);
    Recording trades = new Recording(Channel.TRADE);
    shard.execute(new HubCommand.Watch(List.of(quotes, trades)));
    apply(shard, 0, frames.begin().trade(SYMBOL, 1, 100, 1).quote(SYMBOL, 1, 100).finish());
    for (int seq = 2; seq <= 5; seq++) {
      byte[] rebuilt =
          frames.begin(seq, true).trade(SYMBOL, seq, 100, 1).quote(SYMBOL, seq, 100).finish();
      apply(shard, seq, rebuilt);
    }
    List<Long> during = List.copyOf(quotes.updates);

    // when
    apply(shard, 9, frames.begin(9, false).trade(SYMBOL, 6, 100, 1).finish());

    // then
    assertThat(during).containsExactly(1L);
    assertThat(quotes.updates).containsExactly(1L, 5L);
    assertThat(trades.updates).containsExactly(1L, 5L, 6L);
    assertThat(trades.texts.get(1)).contains("\"e\":\"gap\"").contains("\"from\":2,\"to\":5");
  }

  @Test
  void shouldForgetAStreamThatNobodyWatches() {
    // given
    HubShard shard = shard();
    Recording watcher = new Recording(Channel.QUOTE);
    shard.execute(new HubCommand.Watch(List.of(watcher)));
    watcher.closed = true;

    // when
    shard.execute(new HubCommand.Unwatch(List.of(watcher)));
    apply(shard, update(Channel.QUOTE, 1));

    // then
    assertThat(watcher.updates).isEmpty();
  }

  @Test
  void shouldPassOverARecordThatIsNoFrame() {
    // given
    HubShard shard = shard();
    Recording watcher = new Recording(Channel.QUOTE);
    shard.execute(new HubCommand.Watch(List.of(watcher)));

    // when
    apply(shard, new byte[] {1, 2, 3}, update(Channel.QUOTE, 1));

    // then
    assertThat(watcher.updates).containsExactly(1L);
  }

  private HubShard shard() {
    HubShard shard = new HubShard(new InstrumentDirectory(10), marks, 10, FanoutMetrics.NONE);
    shard.assign(0, 0, 0);
    return shard;
  }

  private byte[] update(Channel channel, int seq) {
    return switch (channel) {
      case QUOTE -> frames.begin().quote(SYMBOL, seq, 168_000 + seq).finish();
      case MINUTE_BAR ->
          frames.begin().minuteBar(SYMBOL, seq, seq - 1, BarState.CLOSED, 168_000 + seq).finish();
      default -> throw new IllegalArgumentException(channel.toString());
    };
  }

  private static void apply(HubShard shard, byte[]... records) {
    for (int i = 0; i < records.length; i++) {
      shard.apply(new UpdateRecord(0, i, records[i]));
    }
  }

  private static void apply(HubShard shard, long offset, byte[] record) {
    shard.apply(new UpdateRecord(0, offset, record));
  }

  private static BarsInMemory bars(HubShard shard) {
    CompletableFuture<BarsInMemory> reply = new CompletableFuture<>();
    shard.execute(new HubCommand.ReadBars(SYMBOL, Channel.MINUTE_BAR, reply));
    return reply.join();
  }

  private static List<Long> seqs(BarsInMemory bars) {
    return bars.bars().stream().map(bar -> bar.bar().seq()).toList();
  }

  private static byte[] stored(byte[] frame) {
    FrameReader reader = new FrameReader();
    reader.wrap(frame);
    reader.next();
    byte[] stored = new byte[reader.length()];
    reader.buffer().getBytes(reader.offset(), stored, 0, reader.length());
    return stored;
  }

  private static List<Long> range(int from, int to) {
    List<Long> range = new ArrayList<>();
    for (long seq = from; seq <= to; seq++) {
      range.add(seq);
    }
    return range;
  }

  private static final class Recording implements Watcher {
    final List<Long> images = new ArrayList<>();
    final List<Long> updates = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    private final StreamName stream;
    Published last;
    boolean closed;

    Recording(Channel channel) {
      stream = new StreamName(SYMBOL, channel, channel == Channel.MINUTE_INDICATOR ? "ma" : "");
    }

    @Override
    public StreamName stream() {
      return stream;
    }

    @Override
    public void image(Published image) {
      assertThat(updates).isEmpty();
      images.add(image.seq());
    }

    @Override
    public void update(Published update) {
      updates.add(update.seq());
      texts.add(new String(update.bytes(false), StandardCharsets.UTF_8));
      last = update;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }
  }
}
