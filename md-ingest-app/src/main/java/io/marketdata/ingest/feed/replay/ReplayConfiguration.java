package io.marketdata.ingest.feed.replay;

import io.marketdata.ingest.feed.FeedFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplayProperties.class)
class ReplayConfiguration {

  @Bean
  FeedFactory replayFeed(ReplayProperties properties) {
    return new FeedFactory(
        ReplayFeed.SOURCE,
        () ->
            new ReplayFeed(
                properties.resource(), properties.speedMilli(), properties.indicators()));
  }
}
