/**
 * What the gateway reads from the view: flush marks, images of the live state, bars, auctions and
 * trades.
 */
@NullMarked
package io.marketdata.gateway.history;

import org.jspecify.annotations.NullMarked;
