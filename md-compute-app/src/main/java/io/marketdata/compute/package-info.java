/** The compute app: what the log of ticks brings about, published, checkpointed and viewed. */
@NullMarked
package io.marketdata.compute;

import org.jspecify.annotations.NullMarked;
