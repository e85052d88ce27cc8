/** Where the core's state goes and comes from: keyed records of the compacted state topic. */
@NullMarked
package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.NullMarked;
