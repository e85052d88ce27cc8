package io.marketdata.kafka.topic;

/** Kafka did not answer in time, or refused to. The message is one readable line. */
public final class KafkaUnavailableException extends RuntimeException {

  /**
   * Tells it in a line.
   *
   * @param line what was asked and what came of it
   * @param cause what the client reported
   */
  public KafkaUnavailableException(String line, Throwable cause) {
    super(line, cause);
  }
}
