/** Incremental technical indicators with explicit warm-up and savable state. */
@NullMarked
package io.marketdata.indicator;

import org.jspecify.annotations.NullMarked;
