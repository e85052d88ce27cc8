/** The operator's command that has the view written anew by the view writers that run. */
@NullMarked
package io.marketdata.compute.view.rebuild;

import org.jspecify.annotations.NullMarked;
