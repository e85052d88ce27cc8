/** Processes of the platform that a test starts: their ports and what they print. */
@NullMarked
package io.marketdata.load.process;

import org.jspecify.annotations.NullMarked;
