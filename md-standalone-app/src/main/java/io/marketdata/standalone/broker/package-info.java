/** The Kafka broker that runs inside this process and keeps the log in a local folder. */
@NullMarked
package io.marketdata.standalone.broker;

import org.jspecify.annotations.NullMarked;
