package io.marketdata.gateway.hub;

import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.gateway.subscription.Topic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Latest values of one symbol, and the topics of it that somebody watches. Of one thread. */
final class SymbolValues {

  /** Most minutes of bars that are kept until the view has them. */
  static final int KEPT_MINUTES = 120;

  /** Most days of bars that are kept until the view has them. */
  static final int KEPT_DAYS = 8;

  private static final long NEVER = Long.MIN_VALUE;

  final String symbol;
  final int partition;
  final HeldMessage quote = new HeldMessage();
  final HeldMessage minute = new HeldMessage();
  final HeldMessage minuteBar = new HeldMessage();
  final HeldMessage dayBar = new HeldMessage();
  final HeldMessage indicators = new HeldMessage();
  final HeldMessage status = new HeldMessage();
  final KeptBars keptMinutes = new KeptBars(KEPT_MINUTES);
  final KeptBars keptDays = new KeptBars(KEPT_DAYS);
  final List<Topic> topics = new ArrayList<>(0);
  long tradeSeq = NEVER;
  long quoteSeq = NEVER;
  long minuteSeq = NEVER;
  long minuteBarSeq = NEVER;
  long minuteBarStart = NEVER;
  long dayBarSeq = NEVER;
  long dayBarStart = NEVER;
  long indicatorStart = NEVER;
  long indicatorSeq = NEVER;
  long statusSeq = NEVER;

  SymbolValues(String symbol, int partition) {
    this.symbol = symbol;
    this.partition = partition;
  }

  /** The topic of that stream, or null where nobody watches it. */
  @Nullable Topic topic(StreamName stream) {
    for (Topic topic : topics) {
      if (topic.stream().equals(stream)) {
        return topic;
      }
    }
    return null;
  }
}
