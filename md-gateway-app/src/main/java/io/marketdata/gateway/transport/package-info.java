/** What clients of every transport have in common at the rim. */
@NullMarked
package io.marketdata.gateway.transport;

import org.jspecify.annotations.NullMarked;
