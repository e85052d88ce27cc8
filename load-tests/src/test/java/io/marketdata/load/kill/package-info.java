/** Kills the whole platform under load, again and again, and looks at what it has kept. */
@NullMarked
package io.marketdata.load.kill;

import org.jspecify.annotations.NullMarked;
