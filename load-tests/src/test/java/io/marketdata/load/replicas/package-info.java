/** Several processes of each app on one Kafka and Redis, as operators start them. */
@NullMarked
package io.marketdata.load.replicas;

import org.jspecify.annotations.NullMarked;
