/** Lines over WebSockets, by Reactor Netty. */
@NullMarked
package io.marketdata.ingest.feed.line.transport;

import org.jspecify.annotations.NullMarked;
