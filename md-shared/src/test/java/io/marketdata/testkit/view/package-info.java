/** What tests of the view and of history share: a random log of updates, its fold, a real Redis. */
@NullMarked
package io.marketdata.testkit.view;

import org.jspecify.annotations.NullMarked;
