package io.marketdata.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.gateway.subscription.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fan-out as one thread's steps: no clock, no socket, no other thread. */
class SlowClientTest {

  private static final StreamName TRADES = new StreamName("600519.SH", Channel.TRADE, "");
  private static final int MESSAGES = 50_000;

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final CountedBytes metrics = new CountedBytes();

  @Test
  void shouldHandEveryMessageToWhoReadsThoughAnotherReadsNothing() {
    // given
    instruments.put(1, UpdateFrames.share("600519.SH"));
    ClientSession reading = TestSessions.over(instruments, ClientLimits.DEFAULT, metrics);
    ClientSession stopped = TestSessions.over(instruments, ClientLimits.DEFAULT, metrics);
    Topic topic = new Topic(TRADES);
    topic.add(new Lane(TRADES, stopped));
    topic.add(new Lane(TRADES, reading));
    List<String> received = new ArrayList<>();
    OutboundQueueTest.CollectingSink sink = new OutboundQueueTest.CollectingSink(received);

    for (int seq = 1; seq <= MESSAGES; seq++) {
      // when
      topic.publish(
          new Published(TRADES, seq, 0, ("trade " + seq).getBytes(StandardCharsets.UTF_8)));
      reading.outbound().poll(sink);

      // then
      assertThat(received).hasSize(seq);
    }
    assertThat(received.getLast()).isEqualTo("trade " + MESSAGES);
    assertThat(stopped.outbound().bytes()).isBetween(1L, 1L << 20);
    assertThat(metrics.most).isLessThanOrEqualTo(1 << 20);
  }

  private static final class CountedBytes implements FanoutMetrics {
    private long now;
    private long most;

    @Override
    public void queued(long bytes) {
      now += bytes;
      most = Math.max(most, now);
    }
  }
}
