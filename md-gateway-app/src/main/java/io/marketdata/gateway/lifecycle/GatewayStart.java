package io.marketdata.gateway.lifecycle;

import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.history.LiveImage;
import io.marketdata.gateway.history.StoredDefinition;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.hub.HubSettings;
import io.marketdata.gateway.hub.ReferenceReader;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.updates.UpdateSource;
import io.marketdata.gateway.updates.UpdateSource.UpdateLog;
import io.marketdata.history.FlushMark;
import io.marketdata.wire.MessageReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a hub that knows the market: the marks first, then the images, then the log from the marks
 * on; so that whatever an image misses is behind its mark. Blocks: runs on a thread of its own.
 */
final class GatewayStart {

  private static final int IMAGES_A_READ = 200;
  private static final int READS_AT_ONCE = 4;

  private final UpdateSource updates;
  private final HistoryStore history;
  private final InstrumentDirectory instruments;
  private final HubSettings settings;
  private final FanoutMetrics metrics;
  private final Duration patience;

  GatewayStart(
      UpdateSource updates,
      HistoryStore history,
      InstrumentDirectory instruments,
      HubSettings settings,
      FanoutMetrics metrics,
      Duration patience) {
    this.updates = updates;
    this.history = history;
    this.instruments = instruments;
    this.settings = settings;
    this.metrics = metrics;
    this.patience = patience;
  }

  /** A hub that is reading, not yet at the log's end. */
  Hub run() {
    UpdateLog before = updates.log();
    Map<Integer, FlushMark> marks = await(history.marks(before.partitions().size()));
    List<String> symbols = definitions();
    List<LiveImage> images = images(symbols);
    UpdateLog log = updates.log();
    Hub hub = new Hub(settings, updates, log, StartOffsets.of(log, marks), instruments, metrics);
    for (LiveImage image : images) {
      image
          .items()
          .values()
          .forEach(item ->
              hub.load(image.symbol(), item.priceExponent(), item.sizeExponent(), item.message()));
    }
    hub.start();
    return hub;
  }

  private List<String> definitions() {
    ReferenceReader reference = new ReferenceReader(instruments, metrics);
    MessageReader reader = new MessageReader();
    List<String> symbols = new ArrayList<>();
    for (StoredDefinition definition : await(history.definitions().collectList())) {
      reference.read(reader.wrapMessage(definition.message().message()));
      if (!definition.name().startsWith("#")) {
        symbols.add(definition.name());
      }
    }
    return symbols;
  }

  private List<LiveImage> images(List<String> symbols) {
    return await(
        Flux.fromIterable(symbols)
            .buffer(IMAGES_A_READ)
            .flatMap(history::images, READS_AT_ONCE)
            .collectList());
  }

  private <T> T await(Mono<T> answer) {
    @Nullable T value = answer.block(patience);
    if (value == null) {
      throw new IllegalStateException("no answer");
    }
    return value;
  }
}
