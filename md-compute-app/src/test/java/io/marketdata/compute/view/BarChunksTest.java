package io.marketdata.compute.view;

import static io.marketdata.compute.view.BarFrames.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.Bar;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.ViewKeys;
import io.marketdata.wire.sbe.BarState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarChunksTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int TODAY = (int) (BarFrames.START / BarFrames.DAY);

  private final MemoryView redis = new MemoryView();

  @Test
  void shouldStoreAnOpenBarThatANewerOneHasDisplaced() {
    // given
    List<byte[]> records = List.of(minute(0, 1, BarState.OPEN), minute(1, 2, BarState.OPEN));
    // when
    redis.flushAll(view(1), records, 0);
    // then
    assertThat(hour()).containsExactly("0 1 OPEN");
  }

  @Test
  void shouldStoreADisplacedBarThatOnlyRedisKnows() {
    // given
    redis.flushAll(view(1), List.of(minute(0, 1, BarState.OPEN)), 0);
    // when
    redis.flushAll(view(1), List.of(minute(1, 2, BarState.OPEN)), 0);
    // then
    assertThat(hour()).containsExactly("0 1 OPEN");
  }

  @Test
  void shouldStoreAnOpenBarThatIsBehindTheNewestOneInRedis() {
    // given
    redis.flushAll(view(1), List.of(minute(1, 1, BarState.OPEN)), 0);
    // when
    redis.flushAll(view(1), List.of(minute(0, 2, BarState.OPEN)), 0);
    // then
    assertThat(hour()).containsExactly("0 2 OPEN");
  }

  @Test
  void shouldFollowABarThatGoesOnBehindANewerOneUntilItCloses() {
    // given
    PartitionView view = view(1);
    redis.flushAll(view, List.of(minute(0, 1, BarState.OPEN), minute(1, 2, BarState.OPEN)), 0);
    redis.flushAll(view, List.of(minute(0, 3, BarState.OPEN)), SECOND);
    List<String> open = hour();
    // when
    redis.flushAll(view, List.of(minute(0, 4, BarState.CLOSED)), 2 * SECOND);
    // then
    assertThat(open).containsExactly("0 3 OPEN");
    assertThat(hour()).containsExactly("0 4 CLOSED");
  }

  @Test
  void shouldStoreADisplacedBarInAChunkThatHasNewerBars() {
    // given
    PartitionView view = view(1);
    redis.flushAll(
        view,
        List.of(
            minute(0, 1, BarState.CLOSED),
            minute(1, 2, BarState.OPEN),
            minute(0, 3, BarState.REVISED)),
        0);
    // when
    redis.flushAll(view, List.of(minute(2, 4, BarState.OPEN)), SECOND);
    // then
    assertThat(hour()).containsExactly("0 3 REVISED", "1 2 OPEN");
  }

  @Test
  void shouldLeaveTheVersionOfAChunkThatItOnlyReads() {
    // given
    List<byte[]> records =
        List.of(
            minute(0, 1, BarState.OPEN),
            minute(1, 2, BarState.OPEN),
            minute(0, 3, BarState.CLOSED),
            minute(1, 4, BarState.OPEN));
    redis.flushAll(view(1), records, 0);
    Map<String, String> before = redis.copy();
    // when
    PartitionView successor = view(1);
    redis.flushAll(successor, records.subList(0, 1), 0);
    redis.flushAll(successor, records.subList(1, 4), SECOND);
    successor.rewrite(-1, 0);
    redis.flushAll(successor, List.of(), 2 * SECOND);
    // then
    assertThat(redis.copy()).isEqualTo(before);
  }

  @Test
  void shouldStoreEveryBarAnewWhereRedisHasTheNewestMessageOnly() {
    // given
    List<byte[]> records =
        List.of(
            minute(0, 1, BarState.OPEN),
            minute(1, 2, BarState.OPEN),
            minute(0, 3, BarState.CLOSED),
            minute(2, 4, BarState.OPEN),
            minute(1, 5, BarState.CLOSED));
    PartitionView former = view(1);
    redis.flushAll(former, records, 0);
    redis.clear();
    byte[] newest = minute(3, 6, BarState.OPEN);
    redis.flushAll(former, List.of(minute(2, 7, BarState.CLOSED), newest), SECOND);
    redis.dropBars();
    // when
    PartitionView anew = view(1);
    long now = 0;
    for (byte[] record : records) {
      redis.flushAll(anew, List.of(record), now);
      now += SECOND;
    }
    // then
    assertThat(hour()).containsExactly("0 3 CLOSED", "1 5 CLOSED", "2 4 OPEN");
  }

  @Test
  void shouldWriteADisplacedBarTogetherWithItsSuccessor() {
    // given
    PartitionView view = view(1);
    view.apply(minute(0, 1, BarState.OPEN));
    Flush flush = view.begin(0);
    view.apply(minute(1, 2, BarState.OPEN));
    // when
    redis.read(view, flush);
    redis.put(view.writes(flush));
    // then
    assertThat(hour()).containsExactly("0 1 OPEN");
    assertThat(view.begin(SECOND).isEmpty()).isTrue();
  }

  @Test
  void shouldStoreYesterdaysDayBarWhileItIsOpen() {
    // given
    List<byte[]> records = List.of(day(1, 0, 1, BarState.OPEN), day(1, 1, 2, BarState.OPEN));
    // when
    redis.flushAll(view(1), records, 0);
    // then
    assertThat(year()).containsExactly("0 1 OPEN");
  }

  @Test
  void shouldReplaceOnlyTheDaysThatARebuildBrings() {
    // given
    redis.flushAll(
        view(1),
        List.of(
            day(1, 0, 10, BarState.CLOSED),
            day(1, 1, 11, BarState.CLOSED),
            day(1, 2, 12, BarState.CLOSED)),
        0);
    PartitionView rebuilt = view(2);
    // when
    redis.flushAll(rebuilt, List.of(rebuiltDay(1, 3), rebuiltDay(2, 4)), 0);
    // then
    assertThat(year()).containsExactly("0 10 CLOSED", "1 3 CLOSED", "2 4 CLOSED");
  }

  private static byte[] day(long epoch, int day, long seq, BarState state) {
    return BarFrames.day(epoch, false, day, seq, state);
  }

  private static byte[] rebuiltDay(int day, long seq) {
    return BarFrames.day(2, true, day, seq, BarState.CLOSED);
  }

  private static PartitionView view(long epoch) {
    return new PartitionView(
        0, epoch, 0, RebuildRequest.ALL_DAYS, ViewLimits.standard(), ViewMetrics.NONE);
  }

  private List<String> hour() {
    String key = ViewKeys.minutes(BarFrames.SYMBOL, TODAY);
    return bars(key, ViewKeys.hour(BarFrames.START), BarFrames.START, BarFrames.MINUTE);
  }

  private List<String> year() {
    String key = ViewKeys.days(BarFrames.SYMBOL, LocalDate.ofEpochDay(TODAY).getYear());
    return bars(key, ViewKeys.BARS, BarFrames.dayStart(0), BarFrames.DAY);
  }

  private List<String> bars(String key, String field, long first, long unit) {
    byte[] value = redis.stored(key, field);
    byte[] chunk = Arrays.copyOfRange(value, FieldVersion.LENGTH, value.length);
    return BarChunk.decode(chunk).bars().stream().map(bar -> text(bar, first, unit)).toList();
  }

  private static String text(Bar bar, long first, long unit) {
    return (bar.start() - first) / unit + " " + bar.seq() + " " + bar.state();
  }
}
