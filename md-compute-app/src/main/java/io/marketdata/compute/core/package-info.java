/** The single-threaded core of a partition: records of the log in, frames of updates out. */
@NullMarked
package io.marketdata.compute.core;

import org.jspecify.annotations.NullMarked;
