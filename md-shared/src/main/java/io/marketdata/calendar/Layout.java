package io.marketdata.calendar;

import java.util.List;

/**
 * The hours of a trading day. Immutable.
 *
 * @param id unique among the layouts
 * @param zone IANA name of its local time
 * @param evening where its evening sections lie
 * @param sections in order of their importance for the phase, the last one wins
 * @param terms its waits
 */
public record Layout(
    String id, String zone, Evening evening, List<LayoutSection> sections, Terms terms) {

  /** Takes a copy of the sections. */
  public Layout {
    sections = List.copyOf(sections);
  }

  /**
   * Whether a section takes place. Evening sections need an evening, and the opening auction of the
   * morning is held only where there was none in the evening.
   */
  boolean holds(LayoutSection section, boolean hasEvening) {
    if (section.isEvening()) {
      return hasEvening;
    }
    return !(hasEvening && section.auction() == Auction.OPENING && opensInEvening());
  }

  Layout in(String otherZone) {
    return new Layout(id, otherZone, evening, sections, terms);
  }

  /** Start of the earliest section, 0 at the latest. */
  int beginMinute(boolean hasEvening) {
    int begin = 0;
    for (LayoutSection section : sections) {
      if (holds(section, hasEvening)) {
        begin = Math.min(begin, section.startMinute());
      }
    }
    return begin;
  }

  private boolean opensInEvening() {
    for (LayoutSection section : sections) {
      if (section.isEvening() && section.auction() == Auction.OPENING) {
        return true;
      }
    }
    return false;
  }
}
