/** A real browser for tests of what people see. */
@NullMarked
package io.marketdata.testkit.browser;

import org.jspecify.annotations.NullMarked;
