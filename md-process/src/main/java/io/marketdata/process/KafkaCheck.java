package io.marketdata.process;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.SetUpCheck;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Asks Kafka before anything else is started, so that a wrong address is told at once. */
final class KafkaCheck {

  private KafkaCheck() {}

  /**
   * Blocks until Kafka has answered.
   *
   * @param environment has {@code md.kafka}
   * @param name client id
   * @throws RuntimeException of md-kafka with one readable line
   */
  static void require(Environment environment, String name) {
    Binder binder = Binder.get(environment);
    Map<String, String> security =
        binder
            .bind("md.kafka.security", Bindable.mapOf(String.class, String.class))
            .orElseGet(Map::of);
    SetUpCheck.require(
        new KafkaSettings(
            environment.getProperty("md.kafka.bootstrap", ""), name, "md", true, security));
  }
}
