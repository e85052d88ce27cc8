package io.marketdata.compute.view;

/**
 * One field of one hash in Redis: its newest content in memory, and its way there. An item that
 * merges with what Redis holds is read once before it is first written. Not thread-safe.
 */
abstract sealed class ViewItem permits LiveField, MergedItem, ReferenceField {

  private final FlushState state = new FlushState();
  private final String key;
  private final String field;
  private int measured;

  ViewItem(String key, String field) {
    this.key = key;
    this.field = field;
  }

  final String key() {
    return key;
  }

  final String field() {
    return field;
  }

  final FlushState state() {
    return state;
  }

  /** Whether the content needs nothing from Redis to be written. */
  abstract boolean isLoaded();

  /**
   * Merges what Redis holds.
   *
   * @param stored the field's value, empty where there is none
   * @throws RuntimeException where it cannot be read; the item is then as before
   */
  abstract void load(byte[] stored);

  /** The value to write: version, then content. */
  abstract byte[] value();

  /** Bytes that the item takes in memory, estimated upwards. */
  abstract int bytes();

  /** What the item takes more than when this was last asked. */
  final int grown() {
    int now = bytes();
    int more = now - measured;
    measured = now;
    return more;
  }

  /** Bytes of the item when it was last asked what it has grown. */
  final int measured() {
    return measured;
  }

  /**
   * The epoch that writes the item's hash anew, so that nothing older is to stay in it; 0 where
   * none does.
   */
  long rebuiltIn() {
    return 0;
  }

  /** Seconds after which the whole hash may go; 0 = never. */
  long secondsToLive() {
    return 0;
  }
}
