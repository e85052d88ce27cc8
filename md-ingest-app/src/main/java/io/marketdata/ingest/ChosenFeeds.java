package io.marketdata.ingest;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedFactory;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.PrefixedFeed;
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
   * @param names of feeds; a symbol that several of them have is brought by the first, and by a
   *     prefixed one only where no other has it
   * @param symbols that are wanted, in any case; empty = all. A feed that has none of them is left
   *     out
   * @throws FeedRefusedException where a name is unknown, no chosen feed has a symbol, or those
   *     before a feed leave it nothing to bring
   */
  static List<Feed> of(
      List<String> names,
      List<String> symbols,
      List<FeedFactory> factories,
      List<PrefixedFeed> prefixed) {
    Set<String> missing =
        symbols.stream().map(Instrument::canonical).collect(Collectors.toCollection(TreeSet::new));
    Set<String> wanted = Set.copyOf(missing);
    Set<String> taken = new HashSet<>();
    List<Feed> feeds = new ArrayList<>();
    for (FeedFactory factory : named(names, factories, prefixed)) {
      Set<String> asked =
          factory.symbols().stream()
              .filter(symbol -> wanted.isEmpty() || wanted.contains(symbol))
              .collect(Collectors.toUnmodifiableSet());
      Set<String> brought =
          asked.stream().filter(taken::add).collect(Collectors.toUnmodifiableSet());
      if (brought.isEmpty() && !asked.isEmpty()) {
        throw new FeedRefusedException(
            "md.ingest.feeds: %s would bring nothing, the feeds named before it have all its symbols; name it first or leave it out"
                .formatted(factory.name()));
      }
      missing.removeAll(brought);
      if (!brought.isEmpty()) {
        feeds.add(factory.feed().apply(brought));
      }
    }
    boolean open = addPrefixed(names, wanted, taken, prefixed, feeds);
    if (!missing.isEmpty() && !open) {
      throw new FeedRefusedException(
          "md.ingest.symbols: none of the feeds %s has %s"
              .formatted(String.join(", ", names), String.join(", ", missing)));
    }
    return feeds;
  }

  /** Adds the feeds that are named by a prefix; whether there is one. */
  private static boolean addPrefixed(
      List<String> names,
      Set<String> wanted,
      Set<String> taken,
      List<PrefixedFeed> prefixed,
      List<Feed> feeds) {
    Set<String> others = Set.copyOf(taken);
    boolean added = false;
    for (PrefixedFeed one : prefixed) {
      List<String> rests = names.stream().filter(one::has).map(one::rest).toList();
      if (!rests.isEmpty()) {
        added = true;
        feeds.add(
            one.maker()
                .of(
                    rests,
                    symbol ->
                        !others.contains(symbol) && (wanted.isEmpty() || wanted.contains(symbol))));
      }
    }
    return added;
  }

  private static List<FeedFactory> named(
      List<String> names, List<FeedFactory> factories, List<PrefixedFeed> prefixed) {
    Map<String, FeedFactory> known = new TreeMap<>();
    factories.forEach(factory -> known.put(factory.name(), factory));
    List<FeedFactory> named = new ArrayList<>();
    for (String name : names) {
      FeedFactory factory = known.get(name);
      if (factory != null) {
        named.add(factory);
      } else if (prefixed.stream().noneMatch(one -> one.has(name))) {
        Set<String> all = new TreeSet<>(known.keySet());
        prefixed.forEach(one -> all.add(one.prefix() + ":..."));
        throw new FeedRefusedException(
            "md.ingest.feeds: no feed '%s'; known are %s".formatted(name, String.join(", ", all)));
      }
    }
    return named;
  }
}
