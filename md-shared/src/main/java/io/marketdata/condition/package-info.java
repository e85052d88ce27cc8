/**
 * What the condition codes of a trade say: whether its price may set high and low, open and close,
 * and whether its volume counts.
 *
 * <p>{@link io.marketdata.condition.ConditionTable} is a market's table of codes, dated and shared;
 * {@link io.marketdata.condition.ConditionCursor} looks up trade by trade and belongs to one
 * thread; the answer is a set of {@link io.marketdata.condition.ConditionFlags}.
 */
@NullMarked
package io.marketdata.condition;

import org.jspecify.annotations.NullMarked;
