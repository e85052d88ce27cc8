/**
 * The operator's commands that change the epoch: {@code ./run topics repartition} and {@code
 * epoch}.
 */
@NullMarked
package io.marketdata.compute.epoch.command;

import org.jspecify.annotations.NullMarked;
