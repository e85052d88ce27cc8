package io.marketdata.compute.view;

/** A field whose content merges with what Redis holds: it is read once before its first write. */
abstract sealed class MergedItem extends ViewItem permits BarItem, AuctionItem, TradeItem {

  private boolean loaded;

  MergedItem(String key, String field) {
    super(key, field);
  }

  @Override
  final boolean isLoaded() {
    return loaded;
  }

  @Override
  final void load(byte[] stored) {
    if (stored.length > 0) {
      merge(stored);
    }
    loaded = true;
  }

  /**
   * Merges a stored value.
   *
   * @throws RuntimeException where it cannot be read; the item is then as before
   */
  abstract void merge(byte[] stored);
}
