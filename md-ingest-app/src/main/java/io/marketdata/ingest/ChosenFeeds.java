package io.marketdata.ingest;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedFactory;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.instrument.Instrument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Picks the feeds by name, and of each the symbols that are wanted. */
final class ChosenFeeds {

  private ChosenFeeds() {}

  /**
   * The feeds that run.
   *
   * @param names of feeds; a symbol that several of them have is brought by the first
   * @param symbols that are wanted, in any case; empty = all. A feed that has none of them is left
   *     out
   * @throws FeedRefusedException where a name is unknown, or no chosen feed has a symbol
   */
  static List<Feed> of(List<String> names, List<String> symbols, List<FeedFactory> factories) {
    Set<String> missing =
        symbols.stream().map(Instrument::canonical).collect(Collectors.toCollection(TreeSet::new));
    Set<String> wanted = Set.copyOf(missing);
    Set<String> taken = new HashSet<>();
    List<Feed> feeds = new ArrayList<>();
    for (FeedFactory factory : named(names, factories)) {
      Set<String> brought =
          factory.symbols().stream()
              .filter(symbol -> wanted.isEmpty() || wanted.contains(symbol))
              .filter(taken::add)
              .collect(Collectors.toUnmodifiableSet());
      missing.removeAll(brought);
      if (!brought.isEmpty()) {
        feeds.add(factory.feed().apply(brought));
      }
    }
    if (!missing.isEmpty()) {
      throw new FeedRefusedException(
          "md.ingest.symbols: none of the feeds %s has %s"
              .formatted(String.join(", ", names), String.join(", ", missing)));
    }
    return feeds;
  }

  private static List<FeedFactory> named(List<String> names, List<FeedFactory> factories) {
    Map<String, FeedFactory> known = new TreeMap<>();
    factories.forEach(factory -> known.put(factory.name(), factory));
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new FeedRefusedException(
            "md.ingest.feeds: no feed '%s'; known are %s"
                .formatted(name, String.join(", ", known.keySet())));
      }
    }
    return names.stream().map(known::get).toList();
  }
}
