package io.marketdata.gateway.hub;

import io.marketdata.candle.BarCodec;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.protocol.MarketJson;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.gateway.subscription.Topic;
import io.marketdata.gateway.subscription.Watcher;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A shard's counter for watchers: registers them, renders for them. Belongs to one thread. */
final class Desk {

  private final MessageReader reader = new MessageReader();
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
  private final LastValueCache cache;
  private final AtomicLongArray marks;
  private final Renderer renderer;

  Desk(LastValueCache cache, AtomicLongArray marks, Renderer renderer) {
    this.cache = cache;
    this.marks = marks;
    this.renderer = renderer;
  }

  /** Whether a message is of that channel. */
  static boolean concerns(Channel channel, MessageReader message) {
    return switch (message.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> channel == Channel.TRADE;
      case QuoteUpdateDecoder.TEMPLATE_ID -> channel == Channel.QUOTE;
      case IndicatorUpdateDecoder.TEMPLATE_ID -> channel == Channel.MINUTE_INDICATOR;
      case BarUpdateDecoder.TEMPLATE_ID ->
          channel
              == (message.barUpdate().span() == BarSpan.DAY ? Channel.DAY_BAR : Channel.MINUTE_BAR);
      default -> false;
    };
  }

  /** Renders the message in hand once and hands it to everybody who watches. */
  void publish(Topic topic, int priceExponent, int sizeExponent, MessageReader message) {
    Published update = renderer.render(topic.stream(), priceExponent, sizeExponent, message);
    if (update != null) {
      topic.publish(update);
    }
  }

  void execute(HubCommand command) {
    switch (command) {
      case HubCommand.Watch watch -> watch.watchers().forEach(this::watch);
      case HubCommand.Unwatch unwatch -> unwatch.watchers().forEach(this::unwatch);
      case HubCommand.Refresh refresh -> refresh.watchers().forEach(this::refresh);
      case HubCommand.ReadBars read -> read(read);
    }
  }

  /** Tells the watchers of a partition what a rebuild made of their values. */
  void afterRebuild(int partition) {
    for (SymbolValues values : cache.all()) {
      if (values.partition == partition) {
        values.topics.forEach(topic -> afterRebuild(values, topic));
      }
    }
  }

  private void afterRebuild(SymbolValues values, Topic topic) {
    StreamName stream = topic.stream();
    if (stream.channel().isEvent()) {
      if (values.tradeSeq <= topic.lastSeq()) {
        return;
      }
      byte[] gap =
          MarketJson.gap(
              stream.symbol(), stream.text(), topic.lastSeq() + 1, values.tradeSeq, Long.MIN_VALUE);
      topic.publish(new Published(stream, values.tradeSeq, 0, gap));
    } else {
      Published image = image(values, stream);
      if (image != null) {
        topic.publish(image);
      }
    }
  }

  private void watch(Watcher watcher) {
    SymbolValues values = cache.symbol(watcher.stream().symbol());
    if (values == null || watcher.isClosed()) {
      return;
    }
    Topic topic = values.topic(watcher.stream());
    if (topic == null) {
      topic = new Topic(watcher.stream());
      topic.lastSeq(values.tradeSeq);
      Published image = image(values, watcher.stream());
      if (image != null) {
        topic.image(image);
      }
      values.topics.add(topic);
    }
    topic.add(watcher);
    refresh(topic, watcher);
  }

  private void unwatch(Watcher watcher) {
    SymbolValues values = cache.find(watcher.stream().symbol());
    Topic topic = values == null ? null : values.topic(watcher.stream());
    if (values != null && topic != null) {
      topic.leave();
      if (topic.watchers() == 0) {
        values.topics.remove(topic);
      }
    }
  }

  private void refresh(Watcher watcher) {
    SymbolValues values = cache.find(watcher.stream().symbol());
    Topic topic = values == null ? null : values.topic(watcher.stream());
    if (topic != null && !watcher.isClosed()) {
      refresh(topic, watcher);
    }
  }

  private static void refresh(Topic topic, Watcher watcher) {
    Published image = topic.image();
    if (image != null) {
      watcher.image(image);
    }
  }

  private @Nullable Published image(SymbolValues values, StreamName stream) {
    HeldMessage stored =
        switch (stream.channel()) {
          case TRADE -> null;
          case QUOTE -> values.quote;
          case MINUTE_BAR -> values.minuteBar;
          case DAY_BAR -> values.dayBar;
          case MINUTE_INDICATOR -> values.indicators;
        };
    if (stored == null || !stored.isPresent()) {
      return null;
    }
    stored.read(buffer, reader);
    return renderer.render(stream, stored.priceExponent(), stored.sizeExponent(), reader);
  }

  private void read(HubCommand.ReadBars read) {
    try {
      read.reply().complete(bars(read.symbol(), read.channel()));
    } catch (IllegalArgumentException e) {
      read.reply().completeExceptionally(e);
    }
  }

  private BarsInMemory bars(String symbol, Channel channel) {
    SymbolValues values = cache.find(symbol);
    List<ScaledBar> bars = new ArrayList<>();
    if (values == null) {
      return new BarsInMemory(bars, Long.MIN_VALUE);
    }
    KeptBars kept = channel == Channel.DAY_BAR ? values.keptDays : values.keptMinutes;
    kept.trim(marks.get(values.partition));
    kept.forEach(bar -> bars.add(decoded(bar)));
    HeldMessage newest = channel == Channel.DAY_BAR ? values.dayBar : values.minuteBar;
    if (newest.isPresent()) {
      bars.add(decoded(newest));
    }
    return new BarsInMemory(bars, kept.lostStart());
  }

  private ScaledBar decoded(HeldMessage bar) {
    bar.read(buffer, reader);
    return new ScaledBar(
        bar.priceExponent(), bar.sizeExponent(), BarCodec.decode(reader.barUpdate()));
  }
}
