package io.marketdata.compute.view;

import java.util.List;

/**
 * What the view writer of this process is doing.
 *
 * @param partitions how many it owns
 * @param blocked whether it waits for Redis
 * @param alarms one line for each partition that is not served
 */
public record ViewStatus(int partitions, boolean blocked, List<String> alarms) {}
