/** The owner of a partition: loads it, applies its records in order, publishes, checkpoints. */
@NullMarked
package io.marketdata.compute.partition;

import org.jspecify.annotations.NullMarked;
