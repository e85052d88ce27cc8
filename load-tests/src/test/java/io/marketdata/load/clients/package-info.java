/**
 * Clients of a gateway that keep everything they are sent, and the check of what they kept:
 * connection by connection, each message against a fresh core's.
 */
@NullMarked
package io.marketdata.load.clients;

import org.jspecify.annotations.NullMarked;
