/** Where the updates go that the core makes of the log. */
@NullMarked
package io.marketdata.compute.publish;

import org.jspecify.annotations.NullMarked;
