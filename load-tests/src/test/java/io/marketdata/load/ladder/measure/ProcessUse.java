package io.marketdata.load.ladder.measure;

/**
 * What a process has used so far.
 *
 * @param cpuMillis CPU time of all its threads, user and system, since its start
 * @param residentBytes its memory now
 */
public record ProcessUse(long cpuMillis, long residentBytes) {

  /** Of a process that is not, or no longer, there. */
  public static final ProcessUse NONE = new ProcessUse(0, 0);
}
