/** The gateway: streams and queries for the users. */
@NullMarked
package io.marketdata.gateway;

import org.jspecify.annotations.NullMarked;
