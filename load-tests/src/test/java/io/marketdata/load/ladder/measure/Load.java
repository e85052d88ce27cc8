package io.marketdata.load.ladder.measure;

/**
 * What one process did during a run.
 *
 * @param process its part in the rung
 * @param core the core that it is bound to, -1 where it is bound to none
 * @param cpuSeconds CPU time that it used
 * @param share of one core
 * @param cpuPerMillion CPU seconds for a million messages
 * @param residentBytes its memory at the end
 */
public record Load(
    String process,
    int core,
    double cpuSeconds,
    double share,
    double cpuPerMillion,
    long residentBytes) {}
