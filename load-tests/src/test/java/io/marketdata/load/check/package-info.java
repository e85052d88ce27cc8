/**
 * Holds what the platform has stored against what the log says: a fresh core's updates, a simple
 * fold of them, and the feeds' own numbers.
 */
@NullMarked
package io.marketdata.load.check;

import org.jspecify.annotations.NullMarked;
