/** The three apps as separate Spring contexts beside each other. */
@NullMarked
package io.marketdata.standalone.app;

import org.jspecify.annotations.NullMarked;
