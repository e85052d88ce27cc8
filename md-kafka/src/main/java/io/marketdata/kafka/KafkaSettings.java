package io.marketdata.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How an app reaches Kafka, and the client properties on which the platform's guarantees rest.
 * Immutable and thread-safe.
 *
 * @param bootstrapServers host:port, comma separated
 * @param clientId the app's name in the broker's logs and metrics
 * @param installation separates installations on one cluster: prefix of groups and transactional
 *     ids; letters, digits, dot, dash, underscore
 * @param oneNodeProfile whether a single broker without replication is accepted
 * @param security further client properties such as {@code security.protocol} or {@code sasl.*};
 *     they cannot override what the platform sets
 */
public record KafkaSettings(
    String bootstrapServers,
    String clientId,
    String installation,
    boolean oneNodeProfile,
    Map<String, String> security) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int REQUEST_TIMEOUT_MS = 10_000;
  private static final int DELIVERY_TIMEOUT_MS = 60_000;
  private static final int API_TIMEOUT_MS = 15_000;
  private static final int MAX_POLL_RECORDS = 64;
  private static final int FETCH_BYTES = 8 << 20;

  public KafkaSettings {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("md.kafka.bootstrap is empty");
    }
    if (!NAME.matcher(installation).matches() || !NAME.matcher(clientId).matches()) {
      throw new IllegalArgumentException(
          "installation and client id are 1 to 64 letters, digits, dots, dashes or underscores");
    }
    security = Map.copyOf(security);
  }

  /** Settings without further client properties. */
  public static KafkaSettings of(
      String bootstrapServers, String clientId, String installation, boolean oneNodeProfile) {
    return new KafkaSettings(bootstrapServers, clientId, installation, oneNodeProfile, Map.of());
  }

  /** The same settings under another client id. */
  public KafkaSettings withClientId(String other) {
    return new KafkaSettings(bootstrapServers, other, installation, oneNodeProfile, security);
  }

  /** Name of a consumer group of this installation. */
  public String group(String role) {
    return installation + "-" + role;
  }

  /** Properties of an idempotent producer that waits for every in-sync replica. */
  public Map<String, Object> producer() {
    Map<String, Object> properties = common();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, API_TIMEOUT_MS);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return properties;
  }

  /** Properties of a producer whose earlier holder of the same id is refused by the broker. */
  public Map<String, Object> transactionalProducer(String transactionalId) {
    Map<String, Object> properties = producer();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, DELIVERY_TIMEOUT_MS);
    return properties;
  }

  /** Properties of a consumer that never commits, never guesses an offset, never makes a topic. */
  public Map<String, Object> consumer(Visibility visibility) {
    Map<String, Object> properties = common();
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, visibility.isolationLevel());
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
    return properties;
  }

  /** Properties of an admin client. */
  public Map<String, Object> admin() {
    Map<String, Object> properties = common();
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
    return properties;
  }

  private Map<String, Object> common() {
    Map<String, Object> properties = new HashMap<>(security);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    return properties;
  }
}
