package io.marketdata.standalone.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.compute.partition.ComputeProgress;
import io.marketdata.compute.view.ViewProgress;
import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.ingest.feed.FeedState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrainTest {

  private static final Duration LIMIT = Duration.ofMillis(200);

  private final Feeds feeds = new Feeds();
  private Map<Integer, Long> checkpointed = Map.of(0, 10L, 1, 0L);
  private Map<Integer, Long> written = Map.of(0, 7L);

  @Test
  void shouldStopTheFeedsOnceEverythingIsStored() throws Exception {
    // when
    drain().run();

    // then
    assertThat(feeds.stopped).isTrue();
  }

  @Test
  void shouldNotStopFeedsThatLagBehind() {
    // given
    feeds.caughtUp = false;

    // when
    assertThatThrownBy(drain()::run)

        // then
        .isInstanceOf(DrainFailedException.class)
        .hasMessageContaining("have not caught up: {replay=RUNNING}");
    assertThat(feeds.stopped).isFalse();
  }

  @Test
  void shouldNameThePartitionsWhoseCheckpointsLagBehind() {
    // given
    checkpointed = Map.of(0, 8L, 1, 0L);

    // when
    assertThatThrownBy(drain()::run)

        // then
        .isInstanceOf(DrainFailedException.class)
        .hasMessageContaining("checkpoints lag behind md.ticks: {0=2}");
  }

  @Test
  void shouldNameThePartitionsWhoseViewLagsBehind() {
    // given
    written = Map.of(0, 6L);

    // when
    assertThatThrownBy(drain()::run)

        // then
        .isInstanceOf(DrainFailedException.class)
        .hasMessageContaining("view lags behind md.updates: {0=1}");
  }

  private Drain drain() {
    ComputeProgress compute =
        new ComputeProgress() {
          @Override
          public Map<Integer, Long> checkpointed() {
            return checkpointed;
          }

          @Override
          public boolean isLoaded() {
            return true;
          }
        };
    ViewProgress view = () -> written;
    LogEnds ends =
        new LogEnds() {
          @Override
          public Map<Integer, Long> ticks() {
            return Map.of(0, 10L, 1, 0L);
          }

          @Override
          public Map<Integer, Long> updates() {
            return Map.of(0, 7L, 1, 0L);
          }
        };
    return new Drain(feeds, compute, view, ends, LIMIT);
  }

  private static final class Feeds implements FeedControl {

    private boolean caughtUp = true;
    private boolean stopped;

    @Override
    public void stopFeeds() {
      stopped = true;
    }

    @Override
    public boolean caughtUp() {
      return caughtUp;
    }

    @Override
    public Map<Integer, Long> publishedEnds() {
      return Map.of();
    }

    @Override
    public Map<String, FeedState> states() {
      return Map.of("replay", FeedState.RUNNING);
    }

    @Override
    public Map<String, String> reasons() {
      return Map.of();
    }
  }
}
