/** What of the core is stored, and how a partition's owner stores it. */
@NullMarked
package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.NullMarked;
