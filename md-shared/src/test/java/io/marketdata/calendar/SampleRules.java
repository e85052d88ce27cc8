package io.marketdata.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/** Rules of a few markets, small enough to be known by heart. 2026-03-06 is a Friday. */
final class SampleRules {
  static final String CALENDARS =
      """
      calendar   | daily | - | - | Mon-Sun | - | s
      calendar   | fx | - | - | Mon-Fri | - | s
      calendar   | cn | 1990-12-19 | 2026-12-31 | Mon-Fri | - | s
      closed     | cn | 2020-01-24..2020-02-02 | Spring Festival | s
      no-evening | cn | 2020-02-03..2020-05-06 | s
      closed     | cn | 2026-01-01..2026-01-02 | New Year | s
      closed     | cn | 2026-02-16..2026-02-23 | Spring Festival | s
      closed     | cn | 2026-04-06 | Tomb Sweeping | s
      closed     | cn | 2026-10-01..2026-10-07 | National Day | s
      calendar   | cn-fut | 1990-12-19 | 2026-12-31 | Mon-Fri | cn | s
      open       | cn-fut | 2026-01-02 | s
      closed     | cn-fut | 2026-04-07 | a day of its own | s
      calendar   | us | 1990-01-02 | 2026-12-31 | Mon-Fri | - | s
      closed     | us | 2026-11-26 | Thanksgiving | s
      calendar   | hk | 1990-01-02 | 2026-12-31 | Mon-Fri | - | s
      closed     | hk | 2026-02-17..2026-02-19 | Lunar New Year | s
      """;

  static final String LAYOUTS =
      """
      layout  | utc-day | UTC | - | s
      section | utc-day | 00:00 | 24:00 | CONTINUOUS | count | regular | s
      terms   | utc-day | 1s | 0s | 1s | 2m | 0s | s
      layout  | fx | America/New_York | calendar | s
      section | fx | evening 17:00 | 17:00 | CONTINUOUS | count | regular | s
      terms   | fx | 1s | 0s | 1s | 2m | 0s | s
      layout  | cn-old | Asia/Shanghai | - | s
      section | cn-old | 09:15 | 09:25 | OPENING_AUCTION | auction | regular | s
      section | cn-old | 09:25 | 09:30 | BREAK | none | regular | s
      section | cn-old | 09:30 | 11:30 | CONTINUOUS | count | regular | s
      section | cn-old | 13:00 | 15:00 | CONTINUOUS | count | regular | s
      terms   | cn-old | 60s | 30s | 1s | 2m | 0s | s
      layout  | cn-a | Asia/Shanghai | - | s
      section | cn-a | 09:15 | 09:25 | OPENING_AUCTION | auction | regular | s
      section | cn-a | 09:25 | 09:30 | BREAK | none | regular | s
      section | cn-a | 09:30 | 11:30 | CONTINUOUS | count | regular | s
      section | cn-a | 13:00 | 15:00 | CONTINUOUS | count | regular | s
      section | cn-a | 14:57 | 15:00 | CLOSING_AUCTION | auction | regular | s
      section | cn-a | 15:05 | 15:30 | AFTER_HOURS | day | regular | s
      terms   | cn-a | 60s | 30s | 1s | 2m | 0s | s
      layout  | hk | Asia/Hong_Kong | - | s
      section | hk | 09:00 | 09:20 | OPENING_AUCTION | auction | regular | s
      section | hk | 09:20 | 09:30 | BREAK | none | regular | s
      section | hk | 09:30 | 12:00 | CONTINUOUS | count | regular | s
      section | hk | 13:00 | 16:00 | CONTINUOUS | count | regular | s
      section | hk | 16:00 | 16:10 | CLOSING_AUCTION | auction | regular | s
      section | hk | 16:10 | 16:30 | AFTER_HOURS | day | regular | s
      terms   | hk | 60s | 5s | 1s | 2m | 0s | s
      layout  | hk-half | Asia/Hong_Kong | - | s
      section | hk-half | 09:00 | 09:20 | OPENING_AUCTION | auction | regular | s
      section | hk-half | 09:20 | 09:30 | BREAK | none | regular | s
      section | hk-half | 09:30 | 12:00 | CONTINUOUS | count | regular | s
      section | hk-half | 12:00 | 12:10 | CLOSING_AUCTION | auction | regular | s
      terms   | hk-half | 60s | 5s | 1s | 2m | 0s | s
      layout  | us | America/New_York | - | s
      section | us | 04:00 | 09:30 | PRE_OPEN | count | pre | s
      section | us | 09:30 | 09:30 | OPENING_AUCTION | auction | regular | s
      section | us | 09:30 | 16:00 | CONTINUOUS | count | regular | s
      section | us | 16:00 | 16:00 | CLOSING_AUCTION | auction | regular | s
      section | us | 16:00 | 20:00 | AFTER_HOURS | count | post | s
      terms   | us | 10m | 0s | 1s | 2m | 24h | s
      layout  | us-1300 | America/New_York | - | s
      section | us-1300 | 04:00 | 09:30 | PRE_OPEN | count | pre | s
      section | us-1300 | 09:30 | 13:00 | CONTINUOUS | count | regular | s
      section | us-1300 | 13:00 | 17:00 | AFTER_HOURS | count | post | s
      terms   | us-1300 | 10m | 0s | 1s | 2m | 24h | s
      layout  | fut-day | Asia/Shanghai | - | s
      section | fut-day | 08:55 | 09:00 | OPENING_AUCTION | auction | regular | s
      section | fut-day | 09:00 | 10:15 | CONTINUOUS | count | regular | s
      section | fut-day | 10:30 | 11:30 | CONTINUOUS | count | regular | s
      section | fut-day | 13:30 | 15:00 | CONTINUOUS | count | regular | s
      terms   | fut-day | 60s | 1s | 1s | 2m | 0s | s
      layout  | fut-0230 | Asia/Shanghai | trading | s
      section | fut-0230 | evening 20:55 | evening 21:00 | OPENING_AUCTION | auction | regular | s
      section | fut-0230 | evening 21:00 | 02:30 | CONTINUOUS | count | regular | s
      section | fut-0230 | 08:55 | 09:00 | OPENING_AUCTION | auction | regular | s
      section | fut-0230 | 09:00 | 10:15 | CONTINUOUS | count | regular | s
      section | fut-0230 | 10:30 | 11:30 | CONTINUOUS | count | regular | s
      section | fut-0230 | 13:30 | 15:00 | CONTINUOUS | count | regular | s
      terms   | fut-0230 | 60s | 1s | 1s | 2m | 0s | s
      layout  | fut-2023 | Asia/Shanghai | trading | s
      section | fut-2023 | evening 20:55 | evening 21:00 | OPENING_AUCTION | auction | regular | s
      section | fut-2023 | evening 21:00 | evening 23:00 | CONTINUOUS | count | regular | s
      section | fut-2023 | 08:55 | 09:00 | OPENING_AUCTION | none | regular | s
      section | fut-2023 | 08:55 | 09:00 | OPENING_AUCTION | auction | regular | s
      section | fut-2023 | 09:00 | 10:15 | CONTINUOUS | count | regular | s
      terms   | fut-2023 | 60s | 1s | 1s | 2m | 0s | s
      """;

  static final String SCHEDULES =
      """
      session | crypto | daily | - | utc-day | s
      session | fx | fx | - | fx | s
      session | cn-a | cn | - | cn-old | s
      session | cn-a | cn | 2018-08-20 | cn-a | s
      session | hk | hk | - | hk | s
      special | hk | 2026-02-16 | hk-half | s
      special | hk | 2026-12-24..2026-12-31 | hk-half | s
      session | us | us | - | us | s
      special | us | 2026-11-27 | us-1300 | s
      session | night | cn | 2013-07-08 | fut-day | s
      session | night | cn | 2013-12-20 | fut-0230 | s
      session | morning | cn | - | fut-2023 | s
      """;

  static final String BOARDS =
      """
      board | SH | 60 | STOCK | - | main | cn-a | 2 | 100 | 100 | s
      board | SH | 688000-689999 | STOCK | 2019-07-22 | star | cn-a | 2 | 200 | 1 | s
      board | SH | 000001-000999 | INDEX | - | - | cn-a | 4 | 1 | 1 | s
      board | SH | 51,56,58 | FUND | - | fund | cn-a | 3 | 100 | 100 | s
      board | HK | * | STOCK | - | - | hk | 3 | 1 | 1 | s
      board | HK | 8 | STOCK | - | gem | hk | 3 | 1 | 1 | s
      """;

  static final String LIMITS =
      """
      limit | main | 1996-12-16 | 100 | 50 | 1 | s
      limit | main | 2026-07-06 | 100 | 100 | 5 | s
      limit | gem | - | - | - | 0 | s
      """;

  static final String PRODUCTS =
      """
      product | SHFE | rb | - | night | 10 | 1 | 0 | full | s
      product | CZCE | AP | 2017-12-22 | morning | 10 | 1 | 0 | per-unit | s
      product | SHFE | au | - | night | 1000 | 0.05 | 2 | full | s
      product | SHFE | au | 2018-09-01 | night | 1000 | 0.02 | 2 | full | s
      """;

  static final String MARKETS =
      """
      market | SH | Asia/Shanghai | CNY | STOCK | cn-a | - | 100 | cn | last | auto | s
      market | FX | America/New_York | - | FX | fx | - | 1 | western | mid | quotes | s
      market | US | America/New_York | USD | STOCK | us | us | 1 | western | last | trades | s
      """;

  static final String CONDITIONS =
      """
      table | us | s
      feed  | us | cta | N,A | s
      feed  | us | utp | Q   | s
      code  | us | cta | @ | Regular  | yes | yes   | yes | -          | -   | -          | s
      code  | us | cta | B | Average  | no  | no    | yes | -          | -   | -          | s
      code  | us | cta | I | CAP      | yes | yes   | yes | -          | -   | -          | s
      code  | us | cta | I | Odd lot  | no  | no    | yes | -          | -   | 2013-12-09 | s
      code  | us | cta | Z | Sold     | yes | first | yes | -          | -   | -          | s
      code  | us | cta | 8 | Reserved | no  | no    | yes | reserved   | -   | -          | s
      code  | us | utp | @ | Regular  | yes | yes   | yes | -          | -   | -          | s
      code  | us | utp | B | Bunched  | yes | yes   | yes | -          | -   | -          | s
      code  | us | utp | O | Opening  | yes | yes   | yes | open-print | -   | -          | s
      code  | us | utp | T | Form T   | no  | no    | yes | -          | yes | -          | s
      table | hk | s
      code  | hk | -   | d | Lower    | no  | no    | yes | -          | -   | -          | s
      code  | hk | -   | D | Late     | no  | no    | no  | late-day   | -   | -          | s
      """;

  private SampleRules() {}

  /** The texts by file. */
  static Map<RuleFile, String> texts() {
    Map<RuleFile, String> texts = new EnumMap<>(RuleFile.class);
    texts.put(RuleFile.CALENDARS, CALENDARS);
    texts.put(RuleFile.LAYOUTS, LAYOUTS);
    texts.put(RuleFile.SCHEDULES, SCHEDULES);
    texts.put(RuleFile.BOARDS, BOARDS);
    texts.put(RuleFile.LIMITS, LIMITS);
    texts.put(RuleFile.PRODUCTS, PRODUCTS);
    texts.put(RuleFile.CONDITIONS, CONDITIONS);
    texts.put(RuleFile.MARKETS, MARKETS);
    return texts;
  }

  /** The rules of all texts. */
  static MarketRules rules() {
    return MarketRules.of(texts());
  }

  /** A calendar of its own for a test. */
  static TradingCalendar calendar(String schedule) {
    return new TradingCalendar(rules().schedule(schedule));
  }

  /** Epoch nanoseconds of a local time of a schedule, by the platform's own zone rules. */
  static long local(TradingCalendar calendar, String time) {
    ZoneId zone = ZoneId.of(calendar.schedule().layout(0).zone());
    return ManualClock.nanos(LocalDateTime.parse(time).atZone(zone).toInstant().toString());
  }
}
