package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;

/**
 * A section that takes place.
 *
 * @param start inclusive
 * @param end exclusive
 * @param phase what the market does then
 * @param use what its minutes are good for
 * @param part of the day that it is counted with
 */
record HeldSection(long start, long end, Phase phase, MinuteUse use, Part part) {
  static HeldSection of(LayoutSection section, long start, long end) {
    return new HeldSection(start, end, section.phase(), section.use(), section.part());
  }

  boolean counts() {
    return use == MinuteUse.COUNT;
  }

  boolean isRegular() {
    return counts() && part == Part.REGULAR;
  }

  Auction auction() {
    return LayoutSection.auction(use, phase);
  }

  boolean contains(long nanos) {
    return nanos >= start && nanos < end;
  }

  boolean isEndedBy(long nanos, long tolerance) {
    return nanos >= end && nanos - end <= tolerance && start < end;
  }
}
