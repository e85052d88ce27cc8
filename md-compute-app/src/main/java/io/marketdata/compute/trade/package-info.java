/** Which side a trade was made on. */
@NullMarked
package io.marketdata.compute.trade;

import org.jspecify.annotations.NullMarked;
