/** Turns what a venue said into scaled numbers of known instruments, or into a counted reject. */
@NullMarked
package io.marketdata.ingest.normalise;

import org.jspecify.annotations.NullMarked;
