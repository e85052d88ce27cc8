package io.marketdata.calendar;

import io.marketdata.wire.sbe.DayHoursDecoder;
import io.marketdata.wire.sbe.DayHoursEncoder;
import io.marketdata.wire.sbe.DayPart;
import io.marketdata.wire.sbe.MinuteRule;
import java.util.ArrayList;
import java.util.List;

/** The hours of one day to and from their message. */
final class MarketDayCodec {

  private MarketDayCodec() {}

  static MarketDay decode(DayHoursDecoder from) {
    Terms terms =
        new Terms(
            from.closeLimit(),
            from.endTolerance(),
            from.grace(),
            from.lateHorizon(),
            from.correctionHorizon());
    List<HeldSection> held = new ArrayList<>();
    for (DayHoursDecoder.SectionsDecoder section : from.sections()) {
      held.add(
          new HeldSection(
              section.start(),
              section.end(),
              section.phase(),
              MinuteUse.valueOf(section.minutes().name()),
              Part.valueOf(section.part().name())));
    }
    return new MarketDay(from.tradingDay(), from.begin(), from.until(), terms, held);
  }

  static void encode(MarketDay day, List<HeldSection> sections, DayHoursEncoder to) {
    Terms terms = day.terms();
    to.tradingDay(day.day())
        .begin(day.begin())
        .until(day.until())
        .closeLimit(terms.closeLimit())
        .endTolerance(terms.endTolerance())
        .grace(terms.grace())
        .lateHorizon(terms.lateHorizon())
        .correctionHorizon(terms.correctionHorizon());
    DayHoursEncoder.SectionsEncoder group = to.sectionsCount(sections.size());
    for (HeldSection section : sections) {
      group
          .next()
          .start(section.start())
          .end(section.end())
          .phase(section.phase())
          .minutes(MinuteRule.valueOf(section.use().name()))
          .part(DayPart.valueOf(section.part().name()));
    }
  }
}
