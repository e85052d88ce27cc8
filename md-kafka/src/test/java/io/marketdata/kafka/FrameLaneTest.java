package io.marketdata.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class FrameLaneTest {

  private final List<String> sent = new ArrayList<>();
  private final List<Sinks.One<Sent>> answers = new ArrayList<>();
  private final List<String> results = new ArrayList<>();

  @Test
  void shouldKeepOneFrameInFlight() {
    // given
    FrameLane lane = lane(new SendLimits(10, 1_000));
    send(lane, "a");
    send(lane, "b");
    send(lane, "c");

    // when
    answers.get(0).tryEmitValue(new Sent(0, 1));

    // then
    assertThat(sent).containsExactly("a", "b");
    assertThat(results).containsExactly("a@0");
  }

  @Test
  void shouldSendNothingBehindAFailedFrame() {
    // given
    FrameLane lane = lane(new SendLimits(10, 1_000));
    send(lane, "a");
    send(lane, "b");
    send(lane, "c");

    // when
    answers.get(0).tryEmitError(new IllegalStateException("broken"));
    send(lane, "d");

    // then
    assertThat(sent).containsExactly("a");
    assertThat(results)
        .containsExactly(
            "a:IllegalStateException",
            "b:LaneEndedException",
            "c:LaneEndedException",
            "d:LaneEndedException");
    assertThat(lane.hasEnded()).isTrue();
    assertThat(lane.heldFrames()).isZero();
  }

  @Test
  void shouldRefuseAFrameBeyondItsLimitsAndGoOn() {
    // given
    FrameLane lane = lane(new SendLimits(2, 1_000));
    send(lane, "a");
    send(lane, "b");

    // when
    send(lane, "c");
    answers.get(0).tryEmitValue(new Sent(0, 1));
    send(lane, "d");

    // then
    assertThat(results).containsExactly("c:LaneFullException", "a@0");
    assertThat(sent).containsExactly("a", "b");
    assertThat(lane.heldFrames()).isEqualTo(2);
  }

  @Test
  void shouldBoundBytesButAlwaysTakeOneFrame() {
    // given
    FrameLane lane = lane(new SendLimits(10, 3));

    // when
    send(lane, "large");
    send(lane, "x");

    // then
    assertThat(sent).containsExactly("large");
    assertThat(results).containsExactly("x:LaneFullException");
  }

  @Test
  void shouldReportTheFrameInFlightAfterItsEnd() {
    // given
    FrameLane lane = lane(new SendLimits(10, 1_000));
    send(lane, "a");
    send(lane, "b");

    // when
    lane.close();
    answers.get(0).tryEmitValue(new Sent(7, 1));

    // then
    assertThat(results).containsExactly("b:LaneEndedException", "a@7");
    assertThat(sent).containsExactly("a");
  }

  @Test
  void shouldLetNoFramePassThoseThatWait() {
    // given
    FrameLane lane = lane(new SendLimits(10, 1_000));
    lane.send(bytes("a")).subscribe(_ -> send(lane, "d"));
    send(lane, "b");
    send(lane, "c");

    // when
    for (int i = 0; i < 4; i++) {
      answers.get(i).tryEmitValue(new Sent(i, 1));
    }

    // then
    assertThat(sent).containsExactly("a", "b", "c", "d");
    assertThat(results).containsExactly("b@1", "c@2", "d@3");
  }

  @Test
  void shouldSendNothingOnceAResultHasEndedIt() {
    // given
    FrameLane lane = lane(new SendLimits(10, 1_000));
    lane.send(bytes("a")).subscribe(_ -> lane.close());
    send(lane, "b");
    send(lane, "c");

    // when
    answers.get(0).tryEmitValue(new Sent(0, 1));

    // then
    assertThat(sent).containsExactly("a");
    assertThat(results).containsExactly("c:LaneEndedException", "b:LaneEndedException");
    assertThat(lane.heldFrames()).isZero();
  }

  private FrameLane lane(SendLimits limits) {
    return new FrameLane(
        "topic",
        0,
        limits,
        SendMetrics.NONE,
        (partition, frame) -> {
          sent.add(new String(frame, StandardCharsets.UTF_8));
          Sinks.One<Sent> answer = Sinks.one();
          answers.add(answer);
          return answer.asMono();
        });
  }

  private void send(FrameLane lane, String frame) {
    Mono<Sent> result = lane.send(bytes(frame));
    result.subscribe(
        done -> results.add(frame + "@" + done.offset()),
        failure -> results.add(frame + ":" + failure.getClass().getSimpleName()));
  }

  private static byte[] bytes(String frame) {
    return frame.getBytes(StandardCharsets.UTF_8);
  }
}
