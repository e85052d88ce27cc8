/** From marks and images to readiness, and the drain at the end. */
@NullMarked
package io.marketdata.gateway.lifecycle;

import org.jspecify.annotations.NullMarked;
