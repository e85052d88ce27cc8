/**
 * What stands in the platform's Kafka records: topics, frames, messages and their codecs. The SBE
 * schema {@code market-data.xml} is the contract; {@code docs/wire} says it in prose.
 */
@NullMarked
package io.marketdata.wire;

import org.jspecify.annotations.NullMarked;
