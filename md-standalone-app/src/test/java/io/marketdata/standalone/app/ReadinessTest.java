package io.marketdata.standalone.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.ingest.feed.FeedState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  @Test
  void shouldNameARefusedFeedAndWhy() {
    // given
    FeedControl feeds =
        new Feeds(
            Map.of("replay", FeedState.REFUSED, "simulated", FeedState.RUNNING),
            Map.of("replay", "the log was begun with other rows"));

    // when
    assertThatThrownBy(() -> Readiness.requireFeeds(feeds))

        // then
        .isInstanceOf(AppStartException.class)
        .hasMessage("feed replay does not run (refused): the log was begun with other rows");
  }

  @Test
  void shouldLetAFeedComeBackByItself() {
    // given
    FeedControl feeds =
        new Feeds(Map.of("replay", FeedState.BACKING_OFF), Map.of("replay", "no rows yet"));

    // when
    assertThatCode(() -> Readiness.requireFeeds(feeds))

        // then
        .doesNotThrowAnyException();
  }

  private record Feeds(Map<String, FeedState> states, Map<String, String> reasons)
      implements FeedControl {

    @Override
    public void stopFeeds() {}

    @Override
    public boolean caughtUp() {
      return false;
    }

    @Override
    public Map<Integer, Long> publishedEnds() {
      return Map.of();
    }
  }
}
