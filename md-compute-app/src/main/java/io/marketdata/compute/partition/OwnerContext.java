package io.marketdata.compute.partition;

import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.compute.ticks.TickSource;
import java.util.function.LongSupplier;

/**
 * What every owner of this process shares.
 *
 * @param source gives records and takes seeks
 * @param publisher takes updates
 * @param loader takes partitions over
 * @param limits times and bounds
 * @param metrics counts
 * @param nanos monotonic clock
 */
record OwnerContext(
    TickSource source,
    UpdatePublisher publisher,
    PartitionLoader loader,
    OwnerLimits limits,
    PipelineMetrics metrics,
    LongSupplier nanos) {}
