/** Bars from tick files, made by the core that makes them live, without a log or a store. */
@NullMarked
package io.marketdata.standalone.bars;

import org.jspecify.annotations.NullMarked;
