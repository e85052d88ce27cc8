/** How an app behaves as a process of its own: start, refusal, readiness, signals. */
@NullMarked
package io.marketdata.process;

import org.jspecify.annotations.NullMarked;
