package io.marketdata.standalone.accuracy;

import java.util.List;

/**
 * A row of the report.
 *
 * @param id of its floor
 * @param ticks what the bars are made of
 * @param setting how they are asked for
 * @param against what the reference is, for people
 * @param reference what they are compared with
 * @param causes why some may differ, first fit
 * @param isSmall whether every build runs it
 */
record AccuracyRow(
    String id,
    DataSet ticks,
    Setting setting,
    String against,
    Reference reference,
    List<Cause> causes,
    boolean isSmall) {

  AccuracyRow {
    causes = List.copyOf(causes);
  }

  /** A row of the profile. */
  static AccuracyRow of(
      String id,
      DataSet ticks,
      Setting setting,
      String against,
      Reference reference,
      Cause... causes) {
    return new AccuracyRow(id, ticks, setting, against, reference, List.of(causes), false);
  }

  /** The same as a row of every build. */
  AccuracyRow small() {
    return new AccuracyRow(id, ticks, setting, against, reference, causes, true);
  }

  @Override
  public String toString() {
    return id;
  }
}
