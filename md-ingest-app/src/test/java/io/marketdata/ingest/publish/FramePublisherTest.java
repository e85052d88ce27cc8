package io.marketdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.feed.LogText;
import io.marketdata.ingest.feed.MemoryLog;
import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.ListingTable;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.TickNormaliser;
import io.marketdata.ingest.normalise.VenueTick;
import io.marketdata.wire.FrameReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FramePublisherTest {

  private static final byte[] SYMBOL = "A.SH".getBytes(StandardCharsets.US_ASCII);
  private static final PublishLimits SMALL = new PublishLimits(4096, 10, 1000);
  private static final SourceTerm TERM = new SourceTerm("test", 1, 5);

  private final MemoryLog log = new MemoryLog(2);
  private final AtomicLong queued = new AtomicLong();
  private final TickNormaliser normaliser =
      new TickNormaliser(new ListingTable(List.of(new Listing("A.SH", -2, 0, 1))), 0);
  private final Tick tick = new Tick();
  private final FramePublisher publisher =
      new FramePublisher(TERM, 2, log.outlet(TERM), () -> 77, SMALL, new Queued(), new Wakeup());

  @Test
  void shouldSendATickAtOnceWhenTheWayIsFree() {
    // when
    OfferResult result = publisher.offer(trade(1));

    // then
    assertThat(result).isEqualTo(OfferResult.ACCEPTED);
    assertThat(LogText.ticks(log.records(1))).hasSize(1);
    assertThat(publisher.isIdle()).isTrue();
    assertThat(publisher.ends()).containsEntry(1, 1L).containsEntry(0, 0L);
  }

  @Test
  void shouldPutWhatWaitedIntoOneFrame() {
    // given
    log.hold();
    for (int number = 1; number <= 8; number++) {
      publisher.offer(trade(number));
    }

    // when
    log.release();

    // then
    assertThat(log.records(1)).hasSize(2);
    assertThat(new FrameReader().wrap(log.records(1).get(1)).messages()).isEqualTo(7);
    assertThat(new FrameReader().wrap(log.records(1).get(1)).arrival()).isEqualTo(77);
    assertThat(LogText.ticks(log.records(1)))
        .extracting(LogText::number)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void shouldHoldBackTheFeedWhenTooMuchWaits() {
    // given
    log.hold();
    int accepted = 0;
    while (publisher.offer(trade(accepted + 1)) == OfferResult.ACCEPTED) {
      accepted++;
    }

    // when
    long waiting = queued.get();
    log.release();

    // then
    assertThat(accepted).isBetween(20, 60);
    assertThat(waiting).isLessThan(1000 + 2 * 4096);
    assertThat(publisher.offer(trade(accepted + 1))).isEqualTo(OfferResult.ACCEPTED);
    assertThat(LogText.ticks(log.records(1))).hasSize(accepted + 1);
    assertThat(queued.get()).isZero();
  }

  @Test
  void shouldSendNothingBehindAFrameThatFailed() {
    // given
    publisher.offer(trade(1));
    log.fail(new IllegalStateException("gone"));
    publisher.offer(trade(2));
    log.fail(null);

    // when
    OfferResult result = publisher.offer(trade(3));

    // then
    assertThat(result).isEqualTo(OfferResult.CLOSED);
    assertThat(publisher.failure()).hasMessage("gone");
    assertThat(LogText.ticks(log.records(1))).hasSize(1);
  }

  @Test
  void shouldLeaveOutWhatAPartitionHas() {
    // given
    publisher.resumeBehind(new long[] {0, 2});

    // then
    assertThat(publisher.offer(trade(2))).isEqualTo(OfferResult.DUPLICATE);
    assertThat(publisher.offer(trade(3))).isEqualTo(OfferResult.ACCEPTED);
  }

  @Test
  void shouldTellTimeWhereNoFreshTickDoes() {
    // given
    publisher.offer(trade(9));

    // when
    publisher.watermark(500, 9, 9);
    publisher.watermark(600, 9, 10);

    // then
    assertThat(LogText.of(log.records(0))).containsExactly("watermark 500 9", "watermark 600 9");
    assertThat(LogText.of(log.records(1))).hasSize(2).last().isEqualTo("watermark 600 9");
  }

  @Test
  void shouldTellEachPartitionItsOwnGap() {
    // given
    publisher.resumeBehind(new long[] {5, 9});

    // when
    publisher.gap(new SourceGap(8, partition -> 100 + partition, 200));

    // then
    assertThat(LogText.of(log.records(0))).containsExactly("gap 6 8 100 200");
    assertThat(LogText.of(log.records(1))).isEmpty();
  }

  private Tick trade(long number) {
    VenueTick in = new VenueTick();
    in.begin(TickKind.TRADE);
    in.symbol(SYMBOL, 0, SYMBOL.length);
    in.eventTime(number);
    in.set(TickField.PRICE, 100, 0);
    in.set(TickField.SIZE, 1, 0);
    assertThat(normaliser.normalise(in, number, number, tick)).isNull();
    return tick;
  }

  private final class Queued implements PublishMetrics {
    @Override
    public void queued(long bytes) {
      queued.addAndGet(bytes);
    }
  }
}
