/** Streams by name: grammar, instruments that are known, who watches what. */
@NullMarked
package io.marketdata.gateway.subscription;

import org.jspecify.annotations.NullMarked;
