/** Where the records of the log come from, partition by partition. */
@NullMarked
package io.marketdata.compute.ticks;

import org.jspecify.annotations.NullMarked;
