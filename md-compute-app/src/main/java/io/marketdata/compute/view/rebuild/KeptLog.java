package io.marketdata.compute.view.rebuild;

import io.marketdata.compute.view.RebuildRequest;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * What {@code md.updates} still holds of a partition.
 *
 * @param partition its number
 * @param begin first offset
 * @param end behind the last record
 * @param wholeFrom first trading day that must be whole in it
 */
record KeptLog(int partition, long begin, long end, int wholeFrom) {

  /**
   * A minute that starts on a UTC day belongs to a trading day that is at most so much later: the
   * night before a weekend and holidays. The day after those begins wholly behind the log's begin.
   */
  private static final int LONGEST_AHEAD = 5;

  /** Looks into the log. Blocks. */
  static KeptLog of(KafkaSettings settings, long epoch, int partition, Clock clock) {
    String topic = Topics.updates(epoch);
    try (PartitionLog log = PartitionLog.open(settings, topic, partition, Visibility.ALL)) {
      long begin = log.begin();
      if (begin == 0) {
        return new KeptLog(partition, 0, log.end(), RebuildRequest.ALL_DAYS);
      }
      long first = log.at(begin).map(record -> record.timestamp()).orElseGet(clock::millis);
      int day = (int) TimeUnit.MILLISECONDS.toDays(first);
      return new KeptLog(partition, begin, log.end(), day + LONGEST_AHEAD + 1);
    }
  }

  boolean isWhole() {
    return begin == 0;
  }

  RebuildRequest request(long epoch, boolean clean) {
    return new RebuildRequest(epoch, begin, wholeFrom, clean);
  }
}
