package io.marketdata.ingest.feed;

import java.util.function.Supplier;

/**
 * A feed that can be chosen by its name.
 *
 * @param name as it stands in {@code md.ingest.feeds}
 * @param feed makes it; may take a moment, may throw {@link FeedRefusedException}
 */
public record FeedFactory(String name, Supplier<Feed> feed) {}
