/** The seeded market whose frames every rung moves. */
@NullMarked
package io.marketdata.load.ladder.market;

import org.jspecify.annotations.NullMarked;
