/** How exactly the bars of recorded ticks are the bars that somebody else made of them. */
@NullMarked
package io.marketdata.standalone.accuracy;

import org.jspecify.annotations.NullMarked;
