package io.marketdata.gateway.hub;

import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.Watcher;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a session may ask of a shard. */
sealed interface HubCommand {

  /** Register, each with its image first. */
  record Watch(List<? extends Watcher> watchers) implements HubCommand {}

  /** Forget; the watchers are closed already. */
  record Unwatch(List<? extends Watcher> watchers) implements HubCommand {}

  /** Give the present images once more. */
  record Refresh(List<? extends Watcher> watchers) implements HubCommand {}

  /** Copy the bars in memory. */
  record ReadBars(String symbol, Channel channel, CompletableFuture<BarsInMemory> reply)
      implements HubCommand {}
}
