package io.marketdata.load.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log holds of one channel of one symbol, in the order of the log. */
final class StreamLog {

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, List<Entry>> items = new HashMap<>();

  /**
   * A message of the log.
   *
   * @param seq its number in the channel
   * @param item start of its bar, 0 of what has none
   * @param frame place of its frame in the partition
   * @param offset of the message in the frame
   * @param length of the message
   * @param priceExponent of its symbol
   * @param sizeExponent of its symbol
   */
  record Entry(
      long seq,
      long item,
      int frame,
      int offset,
      int length,
      byte priceExponent,
      byte sizeExponent) {}

  /** Takes the next message. */
  void add(Entry entry) {
    entries.add(entry);
    items.computeIfAbsent(entry.item, _ -> new ArrayList<>(2)).add(entry);
  }

  /** The message of that number and item, or null. */
  @Nullable Entry find(long seq, long item) {
    List<Entry> of = items.getOrDefault(item, List.of());
    int at = firstFrom(of, seq);
    return at < of.size() && of.get(at).seq == seq ? of.get(at) : null;
  }

  /** The first message of the item with a number above that one, or null. */
  @Nullable Entry firstOfItemAbove(long seq, long item) {
    List<Entry> of = items.getOrDefault(item, List.of());
    int at = firstFrom(of, seq + 1);
    return at < of.size() ? of.get(at) : null;
  }

  /** Messages with numbers above {@code above} and below {@code below}. */
  List<Entry> between(long above, long below) {
    int from = firstFrom(entries, above + 1);
    return entries.subList(from, Math.max(from, firstFrom(entries, below)));
  }

  /** The newest message whose frame is at most that one, or null. */
  @Nullable Entry newestUpTo(int frame) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).frame <= frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : entries.get(low - 1);
  }

  /** Messages behind a frame with numbers below {@code below}. */
  List<Entry> behind(int frame, long below) {
    Entry newest = newestUpTo(frame);
    return between(newest == null ? Long.MIN_VALUE : newest.seq, below);
  }

  private static int firstFrom(List<Entry> sorted, long seq) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).seq < seq) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
