package io.marketdata.compute.partition;

import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.compute.ticks.TickSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every owner of this process shares.
 *
 * @param source gives records and takes seeks
 * @param publisher takes updates
 * @param loader takes partitions over
 * @param limits times and bounds
 * @param metrics counts
 * @param nanos monotonic clock
 * @param mute when bars of mute sources are closed, null for never
 */
record OwnerContext(
    TickSource source,
    UpdatePublisher publisher,
    PartitionLoader loader,
    OwnerLimits limits,
    PipelineMetrics metrics,
    LongSupplier nanos,
    @Nullable MuteRule mute) {}
