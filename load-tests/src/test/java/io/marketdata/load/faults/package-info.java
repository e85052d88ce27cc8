/**
 * Breaks a platform of real processes in every way that is promised to be harmless, and checks what
 * it has kept: {@code ./load-tests/faults}.
 */
@NullMarked
package io.marketdata.load.faults;

import org.jspecify.annotations.NullMarked;
