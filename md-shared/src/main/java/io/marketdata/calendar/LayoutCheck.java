package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What hours of a trading day must be like, whether a file or a message tells them. */
final class LayoutCheck {
  static final int MAX_SECTIONS = 32;

  /** What the market may do in a section; closed it is outside of all of them. */
  static final Set<Phase> PHASES =
      EnumSet.of(
          Phase.PRE_OPEN,
          Phase.OPENING_AUCTION,
          Phase.CONTINUOUS,
          Phase.BREAK,
          Phase.CLOSING_AUCTION,
          Phase.AFTER_HOURS);

  /** A night's hours behind midnight belong to its evening section. */
  private static final int MORNING = 6 * 60;

  private static final int DAY = 24 * 60;

  private LayoutCheck() {}

  /** What is wrong with a section of a layout with such evenings, null if nothing is. */
  static @Nullable String flaw(LayoutSection section, Evening evening) {
    int start = section.startMinute();
    int end = section.endMinute();
    boolean isAuction = section.use() == MinuteUse.AUCTION;
    if (!(start < end || (start == end && isAuction))) {
      return "ends before it starts";
    }
    if (start < -DAY || end > DAY) {
      return "longer than a day";
    }
    if (!PHASES.contains(section.phase())) {
      return "not a phase of a section: " + section.phase();
    }
    if (section.isEvening() && evening == Evening.NONE) {
      return "an evening section in a layout without an evening";
    }
    if (!section.isEvening() && evening == Evening.TRADING && start < MORNING) {
      return "a section at night must start in the evening";
    }
    return isAuction && !isAuctionPhase(section.phase())
        ? "an auction in phase " + section.phase()
        : null;
  }

  private static boolean isAuctionPhase(Phase phase) {
    return phase == Phase.OPENING_AUCTION || phase == Phase.CLOSING_AUCTION;
  }

  /** What is wrong with a layout whose sections are valid each, null if nothing is. */
  static @Nullable String flaw(Layout layout) {
    String order = orderFlaw(layout.sections());
    if (order != null) {
      return order;
    }
    String withEvening = dayFlaw(layout, true);
    return withEvening == null
        ? dayFlaw(layout, layout.evening() == Evening.CALENDAR)
        : withEvening;
  }

  private static @Nullable String orderFlaw(List<LayoutSection> sections) {
    int end = Integer.MIN_VALUE;
    Part part = Part.PRE;
    List<LayoutSection> counting =
        sections.stream()
            .filter(LayoutSection::counts)
            .sorted(Comparator.comparingInt(LayoutSection::startMinute))
            .toList();
    for (LayoutSection section : counting) {
      if (section.startMinute() < end || section.part().compareTo(part) < 0) {
        return "sections that count overlap or are not in the order pre, regular, post";
      }
      end = section.endMinute();
      part = section.part();
    }
    return null;
  }

  /** What is wrong with what takes place on a day with an evening or without. */
  private static @Nullable String dayFlaw(Layout layout, boolean hasEvening) {
    List<LayoutSection> held =
        layout.sections().stream().filter(section -> layout.holds(section, hasEvening)).toList();
    List<LayoutSection> regular = held.stream().filter(LayoutCheck::isRegular).toList();
    if (regular.isEmpty()) {
      return "no regular section counts";
    }
    Set<Auction> seen = EnumSet.noneOf(Auction.class);
    for (LayoutSection section : held) {
      if (section.auction() == Auction.NONE) {
        continue;
      }
      if (!seen.add(section.auction())) {
        return "more than one opening or closing auction";
      }
      if (regular.stream().noneMatch(minutes -> isBeside(section, minutes))) {
        return "no regular minute beside an auction";
      }
    }
    return null;
  }

  private static boolean isRegular(LayoutSection section) {
    return section.counts() && section.part() == Part.REGULAR;
  }

  private static boolean isBeside(LayoutSection auction, LayoutSection minutes) {
    return auction.auction() == Auction.OPENING
        ? minutes.startMinute() >= auction.endMinute()
        : minutes.endMinute() <= auction.endMinute();
  }
}
