/** Decimal numbers as scaled longs, and turnover as a 128-bit sum. */
@NullMarked
package io.marketdata.price;

import org.jspecify.annotations.NullMarked;
