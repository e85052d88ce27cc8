/** Stored history: chunks of bars, blocks of trades, their versions and keys. */
@NullMarked
package io.marketdata.history;

import org.jspecify.annotations.NullMarked;
