package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.MisfitReason;
import java.util.List;

/** Writes down by name what a test looks for. */
final class NotedMetrics implements PipelineMetrics {

  private final List<String> events;

  NotedMetrics(List<String> events) {
    this.events = events;
  }

  @Override
  public void dropped(int partition, DropReason reason) {
    events.add(reason.name());
  }

  @Override
  public void refused(int partition) {
    events.add("refused");
  }

  @Override
  public void reloaded(int partition, ReloadReason reason) {
    events.add(reason.name());
  }

  @Override
  public void unserved(int partition, MisfitReason reason) {
    events.add(reason.name());
  }

  @Override
  public void looked(int partition) {
    events.add("tick");
  }
}
