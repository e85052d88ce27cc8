/**
 * Data folders and local ports of the embedded broker and store, and how their start is refused.
 */
@NullMarked
package io.marketdata.standalone.data;

import org.jspecify.annotations.NullMarked;
