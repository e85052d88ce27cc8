package io.marketdata.calendar;

import io.marketdata.condition.ConditionTable;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables of trade conditions by their ids, and by the exchange of a listing. Immutable. */
final class Conditions {
  private final Map<String, ConditionTable> tables;
  private final Map<Listing, String> listings;

  /** What is listed on an exchange, of the instruments of a table. */
  record Listing(String table, char exchange) {}

  Conditions(Map<String, ConditionTable> tables, Map<Listing, String> listings) {
    this.tables = Collections.unmodifiableMap(tables);
    this.listings = Map.copyOf(listings);
  }

  Collection<ConditionTable> all() {
    return tables.values();
  }

  Set<String> ids() {
    return tables.keySet();
  }

  @Nullable ConditionTable find(String id) {
    return tables.get(id);
  }

  /** The table of the feed that has the exchange, else the one of all feeds. */
  @Nullable ConditionTable find(String id, char exchange) {
    return tables.get(listings.getOrDefault(new Listing(id, exchange), id));
  }
}
