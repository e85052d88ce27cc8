/** Microbenchmarks of the hot paths, each beside a baseline that does only the unavoidable part. */
@NullMarked
package io.marketdata.load.jmh;

import org.jspecify.annotations.NullMarked;
