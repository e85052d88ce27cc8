package io.marketdata.ingest.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.feed.line.LineState.BackingOff;
import io.marketdata.ingest.feed.line.LineState.Closed;
import io.marketdata.ingest.feed.line.LineState.Connecting;
import io.marketdata.ingest.feed.line.LineState.Live;
import io.marketdata.ingest.feed.line.LineState.Stalled;
import io.marketdata.ingest.feed.line.LineState.Subscribing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineMachineTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int REQUESTS = 3;

  private final LinePlan plan =
      new LinePlan(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          Duration.ofHours(23),
          Duration.ofSeconds(5),
          Duration.ofSeconds(4),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));
  private final Backoff backoff =
      new Backoff(plan.firstBackoff(), plan.maxBackoff(), new SplittableRandom(7));
  private final LineMachine machine =
      new LineMachine(plan, REQUESTS, backoff, new AttemptLimit(300, Duration.ofMinutes(5)), 0);
  private long now;

  @Test
  void shouldConnectAtOnce() {
    // when
    LineAction action = machine.poll(now);

    // then
    assertThat(action).isEqualTo(LineAction.CONNECT);
    assertThat(machine.state()).isEqualTo(new Connecting(1, 10 * SECOND));
  }

  @Test
  void shouldSendItsRequestsNoFasterThanThePlanSays() {
    // given
    machine.poll(now);
    machine.connected(now);
    List<Long> sent = new ArrayList<>();

    // when
    for (; now < 2 * SECOND; now += 50_000_000L) {
      if (machine.poll(now) == LineAction.SUBSCRIBE) {
        sent.add(now / 1_000_000L);
      }
    }

    // then
    assertThat(sent).containsExactly(0L, 250L, 500L);
  }

  @Test
  void shouldBeLiveWhenEveryRequestIsAnswered() {
    // given
    subscribe();
    machine.answered(now);
    machine.answered(now);
    assertThat(machine.state()).isInstanceOf(Subscribing.class);

    // when
    machine.answered(now);

    // then
    assertThat(machine.state()).isInstanceOf(Live.class);
  }

  @Test
  void shouldGiveUpAConnectionThatDoesNotComeAbout() {
    // given
    machine.poll(now);
    now = 10 * SECOND;

    // when
    LineAction action = machine.poll(now);

    // then
    assertThat(action).isEqualTo(LineAction.DISCONNECT);
    assertThat(machine.state())
        .isInstanceOfSatisfying(
            BackingOff.class,
            state -> {
              assertThat(state.attempt()).isEqualTo(1);
              assertThat(state.reason()).isEqualTo("no answer");
              assertThat(state.until()).isBetween(now + SECOND / 4, now + 4 * SECOND);
            });
  }

  @Test
  void shouldGiveUpASubscriptionThatIsNotAnswered() {
    // given
    subscribe();
    now = 20 * SECOND;

    // when
    LineAction action = machine.poll(now);

    // then
    assertThat(action).isEqualTo(LineAction.DISCONNECT);
    assertThat(machine.state()).isInstanceOf(BackingOff.class);
  }

  @Test
  void shouldDisconnectWhenARequestIsRefused() {
    // given
    subscribe();

    // when
    machine.refused(now, "too many");

    // then
    assertThat(machine.poll(now)).isEqualTo(LineAction.DISCONNECT);
    assertThat(machine.poll(now)).isEqualTo(LineAction.NONE);
    assertThat(machine.state()).isInstanceOf(BackingOff.class);
  }

  @Test
  void shouldStallInSilenceAndComeBackWhenSomethingIsHeard() {
    // given
    goLive();
    now += 30 * SECOND;
    machine.poll(now);
    assertThat(machine.state()).isInstanceOf(Stalled.class);

    // when
    machine.heard(now + SECOND);

    // then
    assertThat(machine.state()).isInstanceOf(Live.class);
    assertThat(machine.heardAt()).isEqualTo(now + SECOND);
  }

  @Test
  void shouldGiveUpASilentConnectionHalfATimeoutLater() {
    // given
    goLive();
    now += 30 * SECOND;
    machine.poll(now);
    now += 15 * SECOND;

    // when
    LineAction action = machine.poll(now);

    // then
    assertThat(action).isEqualTo(LineAction.DISCONNECT);
    assertThat(machine.state()).isInstanceOf(BackingOff.class);
  }

  @Test
  void shouldForgetFailuresOnlyWhenItWasLiveForAWhile() {
    // given
    fail(4);
    goLive();
    machine.heard(now + 59 * SECOND);
    int early = machine.state().attempt();

    // when
    machine.heard(now + 60 * SECOND);

    // then
    assertThat(early).isEqualTo(5);
    assertThat(machine.state().attempt()).isZero();
  }

  @Test
  void shouldRotateBeforeTheVenueEndsTheConnection() {
    // given
    goLive();

    // when
    long rotate = ((Live) machine.state()).rotate();

    // then
    long latest = now + Duration.ofHours(23).toNanos();
    assertThat(rotate).isBetween(latest - 4 * SECOND, latest);
  }

  @Test
  void shouldRotateNowWhenTheVenueSaysThatItEnds() {
    // given
    goLive();

    // when
    machine.ending(now);

    // then
    assertThat(((Live) machine.state()).rotate()).isEqualTo(now);
  }

  @Test
  void shouldDoNothingWhenItIsClosed() {
    // given
    goLive();
    machine.close();

    // when
    machine.lost(now, "gone");

    // then
    assertThat(machine.state()).isEqualTo(new Closed());
    assertThat(machine.poll(now + 100 * SECOND)).isEqualTo(LineAction.NONE);
    assertThat(machine.nextTime()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldIgnoreWhatDoesNotBelongToItsState() {
    // given
    LineState before = machine.state();

    // when
    machine.answered(now);
    machine.connected(now);
    machine.ending(now);
    machine.lost(now, "gone");

    // then
    assertThat(machine.state()).isEqualTo(before);
  }

  @Test
  void shouldSayWhenItHasSomethingNewToDo() {
    // given
    List<Long> times = new ArrayList<>();
    machine.poll(now);
    times.add(machine.nextTime());
    machine.connected(now);
    times.add(machine.nextTime());
    machine.poll(now);
    times.add(machine.nextTime());

    // when
    goOnLive();
    times.add(machine.nextTime());

    // then
    assertThat(times).containsExactly(10 * SECOND, 0L, SECOND / 4, now + 30 * SECOND);
  }

  private void subscribe() {
    machine.poll(now);
    machine.connected(now);
    for (int i = 0; i < REQUESTS; i++) {
      machine.poll(now);
      now += SECOND / 4;
    }
  }

  private void goLive() {
    subscribe();
    goOnLive();
  }

  private void goOnLive() {
    for (int i = 0; i < REQUESTS; i++) {
      machine.poll(now);
      now += SECOND / 4;
    }
    for (int i = 0; i < REQUESTS; i++) {
      machine.answered(now);
    }
    assertThat(machine.state()).isInstanceOf(Live.class);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      machine.poll(now);
      machine.lost(now, "refused");
      now = ((BackingOff) machine.state()).until();
    }
  }
}
