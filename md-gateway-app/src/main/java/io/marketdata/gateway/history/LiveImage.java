package io.marketdata.gateway.history;

import java.util.Map;

/**
 * The live state of a symbol as the view holds it.
 *
 * @param symbol in canonical upper case
 * @param items name of the item, such as {@code quote} or {@code bar.1m}, to its newest message
 */
public record LiveImage(String symbol, Map<String, StoredMessage> items) {

  /** Copies the map. */
  public LiveImage {
    items = Map.copyOf(items);
  }
}
