/** What {@code docker-compose.yml} promises. */
@NullMarked
package io.marketdata.load.compose;

import org.jspecify.annotations.NullMarked;
