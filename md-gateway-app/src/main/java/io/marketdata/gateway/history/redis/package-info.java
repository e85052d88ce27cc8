/** The view read from Redis, over Spring's reactive connections. */
@NullMarked
package io.marketdata.gateway.history.redis;

import org.jspecify.annotations.NullMarked;
