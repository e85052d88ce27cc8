package io.marketdata.calendar;

/**
 * Days, counted from 1970-01-01.
 *
 * @param first inclusive
 * @param last inclusive, not before the first
 */
record DayRange(int first, int last) {
  boolean overlaps(DayRange other) {
    return first <= other.last && other.first <= last;
  }
}
