package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.core.OwnerClose;
import io.marketdata.compute.ticks.OwnerCloses;
import io.marketdata.wire.FrameReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an owner holds a source to be mute; time passes by hand. */
class MuteWatchTest {

  private static final long SECOND = 1_000_000_000;
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Overdue core = new Overdue();
  private final Noted closes = new Noted();
  private final PartitionThreads threads = new PartitionThreads(0, failure -> {});
  private final List<Boolean> counted = new ArrayList<>();
  private boolean suspended;
  private long now;
  private final MuteWatch watch =
      new MuteWatch(
          0,
          new MuteRule(SILENCE, closes, () -> now, () -> suspended),
          threads,
          new PipelineMetrics() {
            @Override
            public void muteClosed(int partition, boolean written) {
              counted.add(written);
            }
          },
          now);

  @AfterEach
  void end() {
    threads.end();
  }

  /** Looks every second, with the end of the log as it is. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      watch.look(now, new LogEnd(core.next, now), core);
    }
  }

  private void passWithoutAnswer(int seconds) {
    LogEnd last = new LogEnd(core.next, now);
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      watch.look(now, last, core);
    }
  }

  /** The answer comes on the core's thread. */
  private void answer(@Nullable Throwable failure) throws InterruptedException {
    closes.answers.remove().answered(failure);
    CountDownLatch done = new CountDownLatch(1);
    threads.core(done::countDown);
    done.await();
  }

  @Test
  void shouldCloseAfterTheSilenceAndNotBefore() {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));

    // when
    pass(60);
    int before = closes.records.size();
    pass(1);

    // then
    assertThat(before).isZero();
    assertThat(closes.records).hasSize(1);
    FrameReader frame = new FrameReader().wrap(closes.records.getFirst());
    frame.next();
    assertThat(frame.ownerClose().after()).isEqualTo(42);
    assertThat(frame.source()).isEqualTo("coins");
  }

  @Test
  void shouldCountAnewWheneverTheCoreAdmitsSomething() {
    // when
    for (long after = 0; after < 5; after++) {
      core.overdue = List.of(new OwnerClose("coins", 1, 7, after, 5));
      pass(40);
    }

    // then
    assertThat(closes.records).isEmpty();
  }

  @Test
  void shouldCloseTheNextMinuteAtOnceWhileTheSourceStaysMute() throws InterruptedException {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    pass(61);
    answer(null);
    core.overdue = List.of();
    pass(30);

    // when
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 65));
    pass(1);

    // then
    assertThat(closes.records).hasSize(2);
    assertThat(counted).containsExactly(true);
  }

  @Test
  void shouldNotRepeatWhatIsOnItsWayBack() throws InterruptedException {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    pass(61);

    // when
    pass(20);
    int underWay = closes.records.size();
    answer(null);
    pass(1);

    // then
    assertThat(underWay).isEqualTo(1);
    assertThat(closes.records).as("it never came back through the log").hasSize(2);
  }

  @Test
  void shouldTryAgainAtTheNextLookWhatFailed() throws InterruptedException {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    pass(61);

    // when
    answer(new IllegalStateException("broker gone"));
    pass(1);

    // then
    assertThat(closes.records).hasSize(2);
    assertThat(counted).containsExactly(false);
  }

  @Test
  void shouldNotTakeAnUnansweringBrokerForAMuteSource() {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    pass(30);

    // when
    passWithoutAnswer(70);
    pass(60);

    // then
    assertThat(closes.records).isEmpty();
    pass(1);
    assertThat(closes.records).hasSize(1);
  }

  @Test
  void shouldNotTakeItsOwnStandstillForAMuteSource() {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    pass(30);

    // when
    now += 70 * SECOND;
    pass(60);

    // then
    assertThat(closes.records).isEmpty();
  }

  @Test
  void shouldWaitUntilItHasReadToTheEnd() {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    pass(59);

    // when
    for (int i = 0; i < 20; i++) {
      now += SECOND;
      watch.look(now, new LogEnd(core.next + 1, now), core);
    }
    int behind = closes.records.size();
    pass(1);

    // then
    assertThat(behind).isZero();
    assertThat(closes.records).hasSize(1);
  }

  @Test
  void shouldCloseNothingWhileSuspended() {
    // given
    core.overdue = List.of(new OwnerClose("coins", 1, 7, 42, 5));
    suspended = true;

    // when
    pass(100);

    // then
    assertThat(closes.records).isEmpty();
  }

  private static final class Noted implements OwnerCloses {

    private final List<byte[]> records = new ArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    @Override
    public void append(int partition, byte[] record, Answer answer) {
      records.add(record);
      answers.add(answer);
    }

    @Override
    public void close() {}
  }

  /** A core that has read to an offset and names what is overdue. */
  private static final class Overdue implements TickProcessor {

    private List<OwnerClose> overdue = List.of();
    private final long next = 100;

    @Override
    public List<OwnerClose> overdue(long wall) {
      return overdue;
    }

    @Override
    public long nextOffset() {
      return next;
    }

    @Override
    public void load(Iterable<StateEntry> entries) {}

    @Override
    public List<byte[]> apply(long offset, long appendTimeMillis, byte[] record) {
      return List.of();
    }

    @Override
    public void changed(StateSink sink) {}

    @Override
    public void confirmed() {}
  }
}
