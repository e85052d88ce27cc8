/**
 * Ticks from CSV files: rows of one or several files, merged by time, and what their symbols are.
 */
@NullMarked
package io.marketdata.ingest.feed.file;

import org.jspecify.annotations.NullMarked;
