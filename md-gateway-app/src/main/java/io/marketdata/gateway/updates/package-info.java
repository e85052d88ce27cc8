/** Where updates of the compute core come from: the port. */
@NullMarked
package io.marketdata.gateway.updates;

import org.jspecify.annotations.NullMarked;
