/** The platform's topics: how they are created, and what an app checks of them at its start. */
@NullMarked
package io.marketdata.kafka.topic;

import org.jspecify.annotations.NullMarked;
