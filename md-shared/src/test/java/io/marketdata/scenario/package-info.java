/**
 * Scenarios: readable files of a few ticks with the bars that the rules of the market make of them,
 * their model and their strict parser. See docs/scenarios.md.
 */
@NullMarked
package io.marketdata.scenario;

import org.jspecify.annotations.NullMarked;
