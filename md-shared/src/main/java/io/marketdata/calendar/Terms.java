package io.marketdata.calendar;

/**
 * How long things wait and how far back they may change, in nanoseconds.
 *
 * @param closeLimit behind an auction's end, for its result
 * @param endTolerance a stamp this far behind a section's end belongs to its last minute
 * @param grace behind the end of a minute inside a section
 * @param lateHorizon how late a trade may revise its bar
 * @param correctionHorizon how far back a cancel or correction may reach; a day = the trading day
 */
public record Terms(
    long closeLimit, long endTolerance, long grace, long lateHorizon, long correctionHorizon) {}
