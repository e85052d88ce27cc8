package io.marketdata.kafka;

import reactor.core.publisher.Mono;

/** Brings one frame into a partition, retrying what can be retried. */
@FunctionalInterface
interface FrameTransport {
  Mono<Sent> transmit(int partition, byte[] frame);
}
