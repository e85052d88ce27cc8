package io.marketdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.ingest.feed.FeedState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

class IngestConfigurationTest {

  private static final String NOWHERE = "--md.kafka.bootstrap=127.0.0.1:1";

  @Test
  void shouldServeHealthAndMetersWithoutALog() {
    // given
    SpringApplication application = IngestApplication.application();

    // when
    try (ConfigurableApplicationContext context =
        application.run("--server.port=0", NOWHERE, "--md.ingest.feeds=replay")) {
      // then
      WebTestClient client = client(context);
      client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
      client.get().uri("/actuator/health/readiness").exchange().expectStatus().isEqualTo(503);
      client
          .get()
          .uri("/actuator/prometheus")
          .exchange()
          .expectBody(String.class)
          .value(text -> assertThat(text).contains("md_feed_decoded_total{source=\"replay\"}"));
      FeedControl feeds = context.getBean(FeedControl.class);
      assertThat(feeds.caughtUp()).isFalse();
      assertThat(feeds.states()).containsOnlyKeys("replay");
      assertThat(feeds.states().get("replay")).matches(FeedState::isAlive);
    }
  }

  @Test
  void shouldRefuseASpeedOutOfRange() {
    // given
    SpringApplication application = IngestApplication.application();

    // then
    assertThatThrownBy(
            () -> application.run("--server.port=0", NOWHERE, "--md.ingest.replay.speed=5000"))
        .rootCause()
        .hasMessageContaining("md.ingest.replay.speed is 0.001 to 1000");
  }

  private static WebTestClient client(ConfigurableApplicationContext context) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(Duration.ofSeconds(10))
        .build();
  }
}
