/** One connected client: its requests, its bounded queue, its end. */
@NullMarked
package io.marketdata.gateway.client;

import org.jspecify.annotations.NullMarked;
