package io.marketdata.compute.view.rebuild;

import io.marketdata.compute.view.RebuildRequest;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * What {@code md.updates} still holds of a partition. Only a first epoch's log can be whole: what
 * was before a later one is in the logs of the epochs before it, which the writers do not read.
 *
 * @param epoch of the log
 * @param partition its number
 * @param begin first offset
 * @param end behind the last record
 * @param wholeFrom first trading day that must be whole in it, {@link RebuildRequest#ALL_DAYS}
 *     where it has everything
 */
record KeptLog(long epoch, int partition, long begin, long end, int wholeFrom) {

  /**
   * A minute that starts on a UTC day belongs to a trading day that is at most so much later: the
   * night before a weekend and holidays. The day after those begins wholly behind the log's begin.
   */
  private static final int LONGEST_AHEAD = 5;

  private static final long FIRST_EPOCH = 1;

  /** Looks into the log. Blocks. */
  static KeptLog of(KafkaSettings settings, long epoch, int partition, Clock clock) {
    String topic = Topics.updates(epoch);
    try (PartitionLog log = PartitionLog.open(settings, topic, partition, Visibility.ALL)) {
      long begin = log.begin();
      if (epoch == FIRST_EPOCH && begin == 0) {
        return new KeptLog(epoch, partition, 0, log.end(), RebuildRequest.ALL_DAYS);
      }
      long first = log.at(begin).map(record -> record.timestamp()).orElseGet(clock::millis);
      int day = (int) TimeUnit.MILLISECONDS.toDays(first);
      return new KeptLog(epoch, partition, begin, log.end(), day + LONGEST_AHEAD + 1);
    }
  }

  boolean isWhole() {
    return wholeFrom == RebuildRequest.ALL_DAYS;
  }

  /** Why it is not whole; begins with the partition. */
  String shortness() {
    return begin == 0
        ? "partition %d of md.updates.%d holds nothing of the epochs before it"
            .formatted(partition, epoch)
        : "partition %d of md.updates.%d begins at %d, not at 0".formatted(partition, epoch, begin);
  }

  RebuildRequest request(boolean clean) {
    return new RebuildRequest(epoch, begin, wholeFrom, clean);
  }
}
