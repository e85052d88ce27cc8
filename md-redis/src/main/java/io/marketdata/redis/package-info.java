/**
 * How an app reaches the view's Redis: one server, Sentinel or a cluster, told by the address
 * alone.
 */
@NullMarked
package io.marketdata.redis;

import org.jspecify.annotations.NullMarked;
