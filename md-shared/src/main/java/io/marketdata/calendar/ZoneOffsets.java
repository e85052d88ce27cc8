package io.marketdata.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Local time of a zone as a list of offsets, so that all who read it agree, whatever version of the
 * zone's rules they know. Immutable.
 *
 * @param changes at least one, at most 256, by time; the first one holds before its time too
 */
public record ZoneOffsets(List<Change> changes) {
  private static final int MAX_CHANGES = 256;
  private static final int MAX_SECONDS = 18 * 3_600;
  private static final Instant LAST = Instant.parse("2045-01-01T00:00:00Z");

  /**
   * An offset and when it begins.
   *
   * @param from epoch second
   * @param seconds local time less UTC
   */
  public record Change(long from, int seconds) {}

  /** Checks number, order and size. */
  public ZoneOffsets {
    changes = List.copyOf(changes);
    if (changes.isEmpty() || changes.size() > MAX_CHANGES) {
      throw new InvalidSessionException(changes.size() + " offsets of a zone");
    }
    for (int i = 0; i < changes.size(); i++) {
      if (Math.abs((long) changes.get(i).seconds()) > MAX_SECONDS
          || (i > 0 && changes.get(i).from() <= changes.get(i - 1).from())) {
        throw new InvalidSessionException("not an offset of a zone: " + changes.get(i));
      }
    }
  }

  /** The offsets of a zone from 1970 to 2044. */
  public static ZoneOffsets since1970(ZoneId zone) {
    return from(Instant.EPOCH, zone);
  }

  /** Local time less UTC at a time. */
  public int secondsAt(long epochSecond) {
    return changes.get(lastBefore(epochSecond)).seconds();
  }

  /**
   * Epoch second of a local time, which counts seconds from 1970-01-01 00:00. Of a local time that
   * comes twice the first one; one that is left out counts on from before the change.
   */
  public long epochSecond(long localSecond) {
    int at = lastBefore(localSecond - MAX_SECONDS);
    while (at + 1 < changes.size()
        && localSecond - changes.get(at).seconds() >= changes.get(at + 1).from()) {
      at++;
    }
    long second = localSecond - changes.get(at).seconds();
    boolean leftOut = at > 0 && second < changes.get(at).from();
    return leftOut ? localSecond - changes.get(at - 1).seconds() : second;
  }

  private static ZoneOffsets from(Instant first, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<Change> changes = new ArrayList<>();
    changes.add(new Change(first.getEpochSecond(), rules.getOffset(first).getTotalSeconds()));
    ZoneOffsetTransition next = rules.nextTransition(first);
    while (next != null && next.getInstant().isBefore(LAST)) {
      changes.add(new Change(next.toEpochSecond(), next.getOffsetAfter().getTotalSeconds()));
      next = rules.nextTransition(next.getInstant());
    }
    return new ZoneOffsets(changes);
  }

  /** Index of the last change at or before a time, 0 before the first one. */
  private int lastBefore(long epochSecond) {
    int low = 0;
    int high = changes.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (changes.get(middle).from() <= epochSecond) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
