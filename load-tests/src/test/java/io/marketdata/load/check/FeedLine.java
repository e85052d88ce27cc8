package io.marketdata.load.check;

import io.marketdata.wire.sbe.LineDecoder;

/**
 * The constants of a source that its messages are a function of.
 *
 * @param kind such as replay
 * @param detail what else the kind needs
 * @param start event time of its very first start, epoch nanoseconds
 * @param shift nanoseconds added to recorded times
 * @param seed of generated data
 */
public record FeedLine(String kind, String detail, long start, long shift, long seed) {

  static FeedLine of(LineDecoder line) {
    long start = line.start();
    long shift = line.shift();
    long seed = line.seed();
    String kind = line.kind();
    return new FeedLine(kind, line.detail(), start, shift, seed);
  }
}
