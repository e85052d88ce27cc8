/** The processes of a rung, each with a {@code main} of its own, and how they are started. */
@NullMarked
package io.marketdata.load.ladder.part;

import org.jspecify.annotations.NullMarked;
