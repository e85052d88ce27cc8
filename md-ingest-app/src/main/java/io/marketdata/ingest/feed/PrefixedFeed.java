package io.marketdata.ingest.feed;

import java.util.List;
import java.util.function.Predicate;

/**
 * A feed that is chosen by names which begin with its prefix and a colon, and tell behind it what
 * to bring: {@code file:a.csv} and {@code file:b.csv} are one feed of two files. Its symbols are
 * not known before it is started.
 *
 * @param prefix of its names in {@code md.ingest.feeds}, without the colon
 * @param maker makes it
 */
public record PrefixedFeed(String prefix, Maker maker) {

  /** Makes the feed. */
  @FunctionalInterface
  public interface Maker {

    /**
     * Makes it of all names that were given.
     *
     * @param rests what stands behind the prefix and the colon, in the order given
     * @param wanted whether a symbol, in canonical upper case, is to be brought
     * @throws FeedRefusedException where that is impossible
     */
    Feed of(List<String> rests, Predicate<String> wanted);
  }

  /** Whether a name is one of this feed's. */
  public boolean has(String name) {
    return name.startsWith(prefix + ":") && name.length() > prefix.length() + 1;
  }

  /** What stands behind the prefix and the colon of a name of this feed. */
  public String rest(String name) {
    return name.substring(prefix.length() + 1);
  }
}
