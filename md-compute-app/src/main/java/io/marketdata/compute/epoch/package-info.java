/** The operator's change to the next epoch: what is carried over, when, and what is refused. */
@NullMarked
package io.marketdata.compute.epoch;

import org.jspecify.annotations.NullMarked;
