package io.marketdata.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that can only read, second by second. */
class UptakeTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final StreamName TRADES = new StreamName("600519.SH", Channel.TRADE, "");
  private static final ClientLimits LIMITS =
      new ClientLimits(1 << 14, 2, 5, Duration.ofSeconds(20), Duration.ofSeconds(60));

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final ClientSession session =
      TestSessions.over(instruments, LIMITS, ClientTransport.SSE, FanoutMetrics.NONE);
  private final Lane lane = new Lane(TRADES, session);
  private final List<String> frames = new ArrayList<>();
  private final OutboundQueueTest.CollectingSink sink =
      new OutboundQueueTest.CollectingSink(frames);

  @BeforeEach
  void listInstruments() {
    instruments.put(1, UpdateFrames.share("600519.SH"));
  }

  @Test
  void shouldPingWhereNothingElseIsSentAndWantNoAnswer() {
    // when
    for (int second = 1; second <= 600; second++) {
      session.tick(second * SECOND);
      session.outbound().poll(sink);
    }

    // then
    assertThat(frames).hasSize(30).containsOnly("ping 0");
    assertThat(session.ended().toCompletableFuture()).isNotDone();
  }

  @Test
  void shouldEndWhoLetsSomethingWaitForTheTimeOfAPong() {
    // given
    session.tick(100 * SECOND);
    session.outbound().poll(sink);
    session.tick(110 * SECOND);
    publish(1);

    // when
    session.tick(169 * SECOND);
    boolean kept = !session.ended().toCompletableFuture().isDone();
    session.tick(170 * SECOND);

    // then
    assertThat(kept).isTrue();
    assertThat(session.ended()).isCompletedWithValue(DisconnectReason.SLOW);
    assertThat(session.outbound().bytes()).isZero();
  }

  @Test
  void shouldKeepWhoReadsTooSlowlyForEver() {
    // when
    for (int second = 1; second <= 3_600; second++) {
      for (int i = 0; i < 10; i++) {
        publish(second * 10 + i);
      }
      session.tick(second * SECOND);
      if (second % 59 == 0) {
        session.outbound().poll(sink);
      }
    }

    // then
    assertThat(session.ended().toCompletableFuture()).isNotDone();
    assertThat(session.outbound().bytes()).isBetween(1L, (long) LIMITS.queueBytes());
    assertThat(frames).isNotEmpty().doesNotContain("ping 0");
  }

  private void publish(long seq) {
    byte[] trade = ("trade " + seq).getBytes(StandardCharsets.UTF_8);
    lane.update(new Published(TRADES, seq, 0, trade));
  }
}
