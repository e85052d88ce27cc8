/** The operator's command for the topics. */
@NullMarked
package io.marketdata.process.topics;

import org.jspecify.annotations.NullMarked;
