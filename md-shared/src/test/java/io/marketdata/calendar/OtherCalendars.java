package io.marketdata.calendar;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Where the calendars of others are known to differ from the exchanges' notices, and why. */
final class OtherCalendars {

  /** Closed by typhoon or black rainstorm, which the library has in no later year than 2021. */
  private static final String WEATHER = "2023-09-01 2023-09-08";

  /**
   * The library closes on Buddha's Birthday before it became a holiday in 1999, and does not know
   * that the eve of the Lunar New Year was the substitute of a Sunday until 2011, nor the day that
   * follows the Mid-Autumn Festival of 1993.
   */
  private static final String HOLIDAYS =
      "1990-05-02 1991-05-21 1992-05-11 1993-05-28 1994-05-18 1995-05-08 1996-05-24 1997-05-14"
          + " 1998-05-04 1991-02-14 1997-02-06 1993-10-01";

  /** The library has eves of the Lunar New Year as half days in some years only. */
  private static final String EVES =
      "1992-02-03 1994-02-09 1995-01-30 1998-01-27 1999-02-15 2001-01-23 2002-02-11 2004-01-21"
          + " 2005-02-08 2008-02-06 2011-02-02";

  /** The library has no sessions that weather delayed or cut short. */
  private static final String DELAYS =
      "2008-06-25 2009-09-15 2012-07-24 2013-05-22 2013-09-23 2014-09-16 2019-07-31 2020-08-19"
          + " 2021-06-28 2022-08-25 2022-11-02 2023-10-09";

  /** Snow storms, the circuit breaker of 1997 and the memorial of 2002 moved the hours. */
  private static final String NEW_YORK = "1994-02-11 1996-01-08 1997-10-27 2002-09-11";

  /** The database leaves out weather, and the Tuen Ng Festival of 2026. */
  private static final String DATABASE_HK =
      "2023-07-17 2023-09-01 2023-09-08 2024-09-06 2026-06-19";

  /** The database leaves out the day of mourning for President Carter. */
  private static final String DATABASE_US = "2025-01-09";

  /**
   * The database lets the futures exchanges trade on days around the Spring Festival and close
   * around New Year 2002, on which the stock exchanges did not; no notice tells either.
   */
  private static final String FUTURES_SINCE_2001 =
      "2001-12-31 2002-01-04 2002-02-19 2002-02-20 2002-02-21 2002-02-22 2006-01-26 2006-01-27";

  private static final String FUTURES_2000 = "2000-01-31 2000-02-01 2000-02-02 ";

  private OtherCalendars() {}

  /** Days that only one of both has. */
  static Set<LocalDate> daysThatDiffer(String source) {
    return switch (source) {
      case "xhkg" -> dates(WEATHER + " " + HOLIDAYS);
      case "XHKG" -> dates(DATABASE_HK);
      case "XNYS" -> dates(DATABASE_US);
      case "DCE" -> dates(FUTURES_SINCE_2001);
      case "SHFE" -> dates(FUTURES_2000 + "2001-01-31 2001-02-01 2001-02-02 " + FUTURES_SINCE_2001);
      case "CZCE" ->
          dates("1999-02-10 1999-02-11 1999-02-12 " + FUTURES_2000 + FUTURES_SINCE_2001);
      default -> Set.of();
    };
  }

  /** Days whose opening or closing differs. */
  static Set<LocalDate> hoursThatDiffer(String source) {
    return switch (source) {
      case "xhkg" -> dates(EVES + " " + DELAYS);
      case "xnys" -> dates(NEW_YORK);
      default -> Set.of();
    };
  }

  private static Set<LocalDate> dates(String text) {
    Set<LocalDate> dates = new TreeSet<>();
    for (String date : text.split(" ", -1)) {
      dates.add(LocalDate.parse(date));
    }
    return dates;
  }
}
