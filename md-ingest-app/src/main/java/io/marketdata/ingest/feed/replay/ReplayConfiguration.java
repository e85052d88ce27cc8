package io.marketdata.ingest.feed.replay;

import io.marketdata.ingest.feed.FeedFactory;
import java.util.Set;
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
        Set.of(ReplayFeed.SYMBOL),
        _ ->
            new ReplayFeed(
                properties.resource(), properties.speedMilli(), properties.indicators()));
  }
}
