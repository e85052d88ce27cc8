/** Clients on server-sent events. */
@NullMarked
package io.marketdata.gateway.transport.sse;

import org.jspecify.annotations.NullMarked;
