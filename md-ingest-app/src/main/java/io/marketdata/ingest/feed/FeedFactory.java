package io.marketdata.ingest.feed;

import java.util.Set;
import java.util.function.Function;

/**
 * A feed that can be chosen by its name.
 *
 * @param name as it stands in {@code md.ingest.feeds}
 * @param symbols all that it can bring, in canonical upper case
 * @param feed makes it, for some of these symbols; may take a moment, may throw {@link
 *     FeedRefusedException}
 */
public record FeedFactory(String name, Set<String> symbols, Function<Set<String>, Feed> feed) {

  /** Copies the symbols. */
  public FeedFactory {
    symbols = Set.copyOf(symbols);
  }
}
