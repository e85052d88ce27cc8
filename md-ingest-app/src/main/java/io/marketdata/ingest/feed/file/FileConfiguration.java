package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.PrefixedFeed;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileProperties.class)
class FileConfiguration {

  @Bean
  PrefixedFeed fileFeed(FileProperties properties) {
    return new PrefixedFeed(
        FileFeed.SOURCE,
        (paths, wanted) -> {
          try {
            List<Path> files = paths.stream().map(TickFile::path).toList();
            return new FileFeed(
                files,
                properties.instrumentsFile(),
                properties.marketCode(),
                properties.barPrice(),
                FileInstruments.catalogue(),
                wanted);
          } catch (FileRefusedException e) {
            throw new FeedRefusedException("md.ingest.feeds: " + e.getMessage());
          }
        });
  }
}
