/** Bars of minutes and days, the intraday line, and what a late tick still changes. */
@NullMarked
package io.marketdata.compute.bar;

import org.jspecify.annotations.NullMarked;
