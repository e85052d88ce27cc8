/** Queries over HTTP in Binance's shapes. */
@NullMarked
package io.marketdata.gateway.rest;

import org.jspecify.annotations.NullMarked;
