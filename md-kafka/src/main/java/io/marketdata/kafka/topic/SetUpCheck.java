package io.marketdata.kafka.topic;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Whether Kafka answers and has been set up. Asked for before anything else, since a reader waits
 * long for a broker or a topic that does not exist. Blocks.
 */
public final class SetUpCheck {

  private static final Duration LISTEN_LIMIT = Duration.ofSeconds(4);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(25);
  private static final Duration SLACK = Duration.ofSeconds(1);

  private SetUpCheck() {}

  /**
   * Makes sure that the topic of the commands is there, without which nothing can start. An address
   * where nobody listens is told within seconds, a broker that is slow is waited for.
   *
   * @param settings how Kafka is reached
   * @throws KafkaUnavailableException if it does not answer, or has no such address
   * @throws TopicsRefusedException if it has not been set up
   */
  public static void require(KafkaSettings settings) {
    if (!topics(settings).contains(Topics.COMMANDS)) {
      String at = settings.bootstrapServers();
      throw new TopicsRefusedException(
          List.of(
              "topic %s does not exist at %s: create the topics first, ./run topics create --kafka=%s"
                  .formatted(Topics.COMMANDS, at, at)));
    }
  }

  /**
   * The topics that there are.
   *
   * @param settings how Kafka is reached
   * @throws KafkaUnavailableException if it does not answer, or has no such address
   */
  public static Set<String> topics(KafkaSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.admin());
    int millis = Math.toIntExact(ANSWER_LIMIT.toMillis());
    new BrokerAddresses(settings.bootstrapServers()).requireListener(LISTEN_LIMIT);
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try (Admin admin = Admin.create(properties)) {
      return AdminCall.answer(
          "for its topics", admin.listTopics().names(), ANSWER_LIMIT.plus(SLACK));
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw unavailable(settings.bootstrapServers(), cause);
    }
  }

  private static KafkaUnavailableException unavailable(String at, Throwable cause) {
    String line =
        cause instanceof TimeoutException
            ? "Kafka does not answer at %s within %d s".formatted(at, ANSWER_LIMIT.toSeconds())
            : "Kafka cannot be asked at %s: %s".formatted(at, cause.getMessage());
    return new KafkaUnavailableException(line, cause);
  }
}
