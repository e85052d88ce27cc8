/** Latest values per symbol on single-threaded shards, and their way to whoever watches. */
@NullMarked
package io.marketdata.gateway.hub;

import org.jspecify.annotations.NullMarked;
