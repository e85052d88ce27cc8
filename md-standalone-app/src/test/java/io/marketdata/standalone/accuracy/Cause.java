package io.marketdata.standalone.accuracy;

import java.util.function.Predicate;

/**
 * Why bars differ.
 *
 * @param name for the table
 * @param explains whether it is the reason of a difference
 */
record Cause(String name, Predicate<Difference> explains) {}
