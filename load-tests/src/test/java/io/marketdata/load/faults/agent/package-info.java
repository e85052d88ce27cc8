/**
 * What the harness puts into compute by a Java agent: places where a thread stops so that the
 * process can be killed right there, and ways to break it. Compute itself knows nothing of it.
 */
@NullMarked
package io.marketdata.load.faults.agent;

import org.jspecify.annotations.NullMarked;
