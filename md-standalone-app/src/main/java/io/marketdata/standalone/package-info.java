/** The whole platform in one JVM: what the command line says, how it starts and how it stops. */
@NullMarked
package io.marketdata.standalone;

import org.jspecify.annotations.NullMarked;
