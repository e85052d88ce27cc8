/** The page at {@code /}: its files as they lie on the class path, and the headers around them. */
@NullMarked
package io.marketdata.gateway.page;

import org.jspecify.annotations.NullMarked;
