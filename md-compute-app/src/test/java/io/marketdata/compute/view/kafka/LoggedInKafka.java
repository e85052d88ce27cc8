package io.marketdata.compute.view.kafka;

import io.marketdata.compute.view.UpdateStream;
import io.marketdata.kafka.KafkaSettings;
import reactor.core.scheduler.Schedulers;

/** The real log of updates for tests of other packages. */
public final class LoggedInKafka {

  private LoggedInKafka() {}

  /** A member of the view writers' group. */
  public static UpdateStream stream(KafkaSettings settings, long epoch, int partitions) {
    return new KafkaUpdateStream(settings, epoch, partitions, Schedulers.parallel());
  }
}
