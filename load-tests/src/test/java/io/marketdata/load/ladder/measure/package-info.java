/** How a run is measured and judged: CPU of processes, noise, void runs, pairs with a baseline. */
@NullMarked
package io.marketdata.load.ladder.measure;

import org.jspecify.annotations.NullMarked;
