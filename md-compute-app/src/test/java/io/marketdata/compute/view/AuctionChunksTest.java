package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.Auction;
import io.marketdata.history.AuctionChunk;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.MalformedHistoryException;
import io.marketdata.history.ViewKeys;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.AuctionKind;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuctionChunksTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int TODAY = (int) (BarFrames.START / BarFrames.DAY);
  private static final String KEY = ViewKeys.minutes(BarFrames.SYMBOL, TODAY);

  private final MemoryView redis = new MemoryView();

  @Test
  void shouldStoreAnAuctionWhileItIsOpen() {
    // given
    List<byte[]> records = List.of(opening(7, BarState.OPEN));
    // when
    redis.flushAll(view(1), records, 0);
    // then
    assertThat(auctions()).containsExactly("OPENING 7 OPEN");
    assertThat(version()).isEqualTo(new FieldVersion(1, 7));
  }

  @Test
  void shouldBeNoMinute() {
    // given
    List<byte[]> records = List.of(opening(7, BarState.CLOSED), closing(8, BarState.CLOSED));
    // when
    redis.flushAll(view(1), records, 0);
    // then
    assertThat(redis.copy()).containsOnlyKeys(KEY + " auctions");
    assertThatThrownBy(() -> BarChunk.decode(chunk()))
        .isInstanceOf(MalformedHistoryException.class);
  }

  @Test
  void shouldKeepBothAuctionsBesideTheMinutes() {
    // given
    PartitionView view = view(1);
    redis.flushAll(view, List.of(opening(1, BarState.CLOSED)), 0);
    byte[] minute = BarFrames.minute(0, 2, BarState.CLOSED);
    // when
    redis.flushAll(view, List.of(minute, closing(3, BarState.OPEN)), SECOND);
    // then
    assertThat(auctions()).containsExactly("OPENING 1 CLOSED", "CLOSING 3 OPEN");
    assertThat(version()).isEqualTo(new FieldVersion(1, 3));
    byte[] hour = redis.stored(KEY, ViewKeys.hour(BarFrames.START));
    assertThat(BarChunk.decode(content(hour)).bars()).hasSize(1);
  }

  @Test
  void shouldReviseAnAuctionThatOnlyRedisKnows() {
    // given
    redis.flushAll(view(1), List.of(opening(1, BarState.CLOSED), closing(2, BarState.CLOSED)), 0);
    // when
    redis.flushAll(view(1), List.of(opening(3, BarState.REVISED)), 0);
    // then
    assertThat(auctions()).containsExactly("OPENING 3 REVISED", "CLOSING 2 CLOSED");
    assertThat(version()).isEqualTo(new FieldVersion(1, 3));
  }

  @Test
  void shouldLeaveWhatItOnlyReads() {
    // given
    List<byte[]> records = List.of(opening(1, BarState.OPEN), opening(2, BarState.CLOSED));
    redis.flushAll(view(1), records, 0);
    Map<String, String> before = redis.copy();
    // when
    PartitionView successor = view(1);
    redis.flushAll(successor, records, 0);
    successor.rewrite(-1, 0);
    redis.flushAll(successor, List.of(), SECOND);
    // then
    assertThat(redis.copy()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldLowerNothingWhenWritersGoOnFromEarlierPlaces(long seed) {
    // given
    Random random = new Random(seed);
    List<byte[]> records = new ArrayList<>();
    for (int seq = 1; seq <= 20; seq++) {
      records.add(seq % 3 == 0 ? closing(seq, BarState.OPEN) : opening(seq, BarState.OPEN));
    }
    PartitionView view = view(1);
    int next = 0;
    long highest = 0;
    // when
    for (long now = 0; next < records.size(); now += SECOND) {
      if (random.nextInt(6) == 0) {
        view = view(1);
        next = random.nextInt(next + 1);
      }
      int to = Math.min(next + 1 + random.nextInt(4), records.size());
      redis.flushAll(view, records.subList(next, to), now);
      next = to;
      highest = Math.max(highest, to);
      // then
      assertThat(version()).isEqualTo(new FieldVersion(1, highest));
    }
    assertThat(auctions()).containsExactly("OPENING 20 OPEN", "CLOSING 18 OPEN");
  }

  @Test
  void shouldBeginTheDayAnewInARebuild() {
    // given
    byte[] minute = BarFrames.minute(0, 10, BarState.CLOSED);
    redis.flushAll(
        view(1), List.of(minute, opening(11, BarState.CLOSED), closing(12, BarState.CLOSED)), 0);
    // when
    redis.flushAll(view(2), List.of(auction(2, true, Auction.CLOSING, 3, BarState.CLOSED)), 0);
    // then
    assertThat(auctions()).containsExactly("CLOSING 3 CLOSED");
    assertThat(version()).isEqualTo(new FieldVersion(2, 3));
    assertThat(redis.stored(KEY, ViewKeys.hour(BarFrames.START))).isEmpty();
  }

  @Test
  void shouldGoOnInAnEpochThatContinuesTheDay() {
    // given
    redis.flushAll(view(1), List.of(opening(11, BarState.CLOSED)), 0);
    // when
    redis.flushAll(view(2), List.of(auction(2, false, Auction.CLOSING, 12, BarState.CLOSED)), 0);
    // then
    assertThat(auctions()).containsExactly("OPENING 11 CLOSED", "CLOSING 12 CLOSED");
    assertThat(version()).isEqualTo(new FieldVersion(2, 12));
  }

  @Test
  void shouldLeaveOutDaysThatTheLogHasNotWhole() {
    // given
    PartitionView view =
        new PartitionView(0, 1, 0, TODAY + 1, ViewLimits.standard(), ViewMetrics.NONE);
    // when
    redis.flushAll(view, List.of(opening(1, BarState.CLOSED)), 0);
    // then
    assertThat(redis.copy()).isEmpty();
  }

  @Test
  void shouldPassOverAnAuctionOfNoKind() {
    // given
    AtomicInteger malformed = new AtomicInteger();
    ViewMetrics metrics =
        new ViewMetrics() {
          @Override
          public void malformed(int partition) {
            malformed.incrementAndGet();
          }
        };
    PartitionView view =
        new PartitionView(0, 1, 0, RebuildRequest.ALL_DAYS, ViewLimits.standard(), metrics);
    // when
    redis.flushAll(view, List.of(ofNoKind(), opening(2, BarState.CLOSED)), 0);
    // then
    assertThat(malformed).hasValue(1);
    assertThat(auctions()).containsExactly("OPENING 2 CLOSED");
  }

  private static byte[] ofNoKind() {
    UpdateFrameWriter out = new UpdateFrameWriter();
    out.begin(1, 0, 1, false);
    int symbol = out.symbol(BarFrames.SYMBOL, -2, 0);
    out.auctionUpdate()
        .seq(1)
        .start(BarFrames.START)
        .tradingDay(TODAY)
        .symbol(symbol)
        .span(BarSpan.MINUTE)
        .state(BarState.CLOSED)
        .kind(AuctionKind.NONE);
    out.commit();
    return out.finish().getFirst();
  }

  private static byte[] opening(long seq, BarState state) {
    return auction(1, false, Auction.OPENING, seq, state);
  }

  private static byte[] closing(long seq, BarState state) {
    return auction(1, false, Auction.CLOSING, seq, state);
  }

  private static byte[] auction(
      long epoch, boolean rebuild, Auction kind, long seq, BarState state) {
    return BarFrames.auction(epoch, rebuild, kind, seq, state);
  }

  private static PartitionView view(long epoch) {
    return new PartitionView(
        0, epoch, 0, RebuildRequest.ALL_DAYS, ViewLimits.standard(), ViewMetrics.NONE);
  }

  private List<String> auctions() {
    return AuctionChunk.decode(chunk()).auctions().stream()
        .map(found -> found.kind() + " " + found.bar().seq() + " " + found.bar().state())
        .toList();
  }

  private FieldVersion version() {
    return FieldVersion.read(redis.stored(KEY, ViewKeys.AUCTIONS), 0);
  }

  private byte[] chunk() {
    return content(redis.stored(KEY, ViewKeys.AUCTIONS));
  }

  private static byte[] content(byte[] value) {
    return Arrays.copyOfRange(value, FieldVersion.LENGTH, value.length);
  }
}
