package io.marketdata.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.InMemoryUpdates;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

class ShardRunnerTest {

  private final Mailbox mailbox = new Mailbox(8, 8);
  private final HubShard shard =
      new HubShard(new InstrumentDirectory(1), new AtomicLongArray(1), 1, FanoutMetrics.NONE);

  @Test
  void shouldFindWhatNobodyWokeItFor() {
    // given
    try (ShardRunner runner =
        new ShardRunner(0, shard, mailbox, new InMemoryUpdates(1), 1, 8, FanoutMetrics.NONE)) {
      runner.start();
      assertThat(ask()).succeedsWithin(Duration.ofSeconds(5));

      for (int i = 0; i < 5; i++) {
        // when
        CompletableFuture<BarsInMemory> reply = ask();

        // then
        assertThat(reply).succeedsWithin(Duration.ofSeconds(5));
      }
    }
  }

  private CompletableFuture<BarsInMemory> ask() {
    CompletableFuture<BarsInMemory> reply = new CompletableFuture<>();
    assertThat(mailbox.reserve()).isTrue();
    mailbox.post(new HubCommand.ReadBars("600519.SH", Channel.MINUTE_BAR, reply));
    return reply;
  }
}
