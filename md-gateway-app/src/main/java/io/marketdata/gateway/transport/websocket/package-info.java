/** Clients on WebSockets. */
@NullMarked
package io.marketdata.gateway.transport.websocket;

import org.jspecify.annotations.NullMarked;
