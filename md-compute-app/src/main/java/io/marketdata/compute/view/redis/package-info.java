/** The view writer's store in Redis: pipelined scripts that let no field go back. */
@NullMarked
package io.marketdata.compute.view.redis;

import org.jspecify.annotations.NullMarked;
