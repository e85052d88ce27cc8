/**
 * The view writer: brings what the log of updates says into Redis, versioned field by field, and
 * marks how far it has come.
 */
@NullMarked
package io.marketdata.compute.view;

import org.jspecify.annotations.NullMarked;
