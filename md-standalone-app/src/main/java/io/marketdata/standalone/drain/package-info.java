/**
 * Brings everything that the feeds have brought to rest: checkpoints and view at the logs' ends.
 */
@NullMarked
package io.marketdata.standalone.drain;

import org.jspecify.annotations.NullMarked;
