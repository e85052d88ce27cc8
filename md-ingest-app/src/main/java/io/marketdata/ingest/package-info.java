/** Ingest: brings what venues say into the log. */
@NullMarked
package io.marketdata.ingest;

import org.jspecify.annotations.NullMarked;
