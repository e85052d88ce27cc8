package io.marketdata.kafka.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for the answers of an Admin client. */
final class AdminCall {

  private AdminCall() {}

  /**
   * Waits for an answer, which may be an error.
   *
   * @throws ExecutionException with what Kafka answered, if that was an error
   * @throws KafkaUnavailableException if it does not answer in time
   */
  static <T> T answer(String asked, KafkaFuture<T> future, Duration limit)
      throws ExecutionException {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new KafkaUnavailableException(
          "Kafka did not answer within %d s when asked %s".formatted(limit.toSeconds(), asked), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException("interrupted when Kafka was asked " + asked, e);
    }
  }

  /** As {@link #answer}, for a question to which every error is fatal. */
  static <T> T require(String asked, KafkaFuture<T> future, Duration limit) {
    try {
      return answer(asked, future, limit);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new KafkaUnavailableException(
          "Kafka refused when asked %s: %s".formatted(asked, cause.getMessage()), cause);
    }
  }
}
