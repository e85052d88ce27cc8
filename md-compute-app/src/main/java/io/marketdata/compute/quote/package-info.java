/** The quote of a symbol: figures of the trading day and the book. */
@NullMarked
package io.marketdata.compute.quote;

import org.jspecify.annotations.NullMarked;
