package io.marketdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedFactory;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.instrument.Instrument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChosenFeedsTest {

  private static final List<String> NAMES = List.of("coins", "shares");
  private static final List<FeedFactory> KNOWN =
      List.of(
          new FeedFactory("shares", Set.of("600519.SH", "NVDA.US"), ChosenFeedsTest::feed),
          new FeedFactory("coins", Set.of("BTCUSDT"), ChosenFeedsTest::feed));

  @Test
  void shouldNameTheKnownFeedsWhenOneIsUnknown() {
    // then
    assertThatThrownBy(() -> ChosenFeeds.of(List.of("coins", "conis"), List.of(), KNOWN, List.of()))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessage("md.ingest.feeds: no feed 'conis'; known are coins, shares");
  }

  @Test
  void shouldBringTheWantedSymbolsAloneAndLeaveOutAFeedWithoutAny() {
    // when
    List<Feed> feeds = ChosenFeeds.of(NAMES, List.of("600519.sh"), KNOWN, List.of());

    // then
    assertThat(feeds).hasSize(1);
    assertThat(feeds.getFirst().instruments())
        .extracting(Instrument::symbol)
        .containsExactly("600519.SH");
  }

  @Test
  void shouldBringAllWhereNoneIsNamed() {
    // when
    List<Feed> feeds = ChosenFeeds.of(NAMES, List.of(), KNOWN, List.of());

    // then
    assertThat(feeds).hasSize(2);
  }

  @Test
  void shouldRefuseASymbolThatNoChosenFeedHas() {
    // then
    assertThatThrownBy(() -> ChosenFeeds.of(List.of("coins"), List.of("NVDA.US"), KNOWN, List.of()))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessage("md.ingest.symbols: none of the feeds coins has NVDA.US");
  }

  @Test
  void shouldLeaveASymbolToTheFeedThatIsNamedFirst() {
    // given
    FeedFactory both = new FeedFactory("both", Set.of("BTCUSDT", "NVDA.US"), ChosenFeedsTest::feed);

    // when
    List<Feed> feeds =
        ChosenFeeds.of(List.of("coins", "both"), List.of(), List.of(both, KNOWN.get(1)), List.of());

    // then
    assertThat(feeds.getLast().instruments())
        .extracting(Instrument::symbol)
        .containsExactly("NVDA.US");
  }

  @Test
  void shouldRefuseAFeedThatThoseBeforeItLeaveNothing() {
    // given
    FeedFactory venue = new FeedFactory("venue", Set.of("BTCUSDT"), ChosenFeedsTest::feed);
    List<FeedFactory> known = List.of(venue, KNOWN.get(1));

    // when
    // then
    assertThatThrownBy(() -> ChosenFeeds.of(List.of("coins", "venue"), List.of(), known, List.of()))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("venue would bring nothing");
  }

  private static Feed feed(Set<String> symbols) {
    return new SimulatedFeed(1, 1000, false, symbols);
  }
}
