/** The rules between packages that every module checks in its own ArchitectureTest. */
@NullMarked
package io.marketdata.architecture;

import org.jspecify.annotations.NullMarked;
