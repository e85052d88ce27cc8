/** What goes over the public line: requests, errors, and the JSON of every message. */
@NullMarked
package io.marketdata.gateway.protocol;

import org.jspecify.annotations.NullMarked;
