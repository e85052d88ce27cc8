package io.marketdata.ingest.feed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sources of one ingest. Thread-safe. */
public final class SupervisedFeeds implements FeedControl, AutoCloseable {

  private final List<FeedSupervisor> supervisors;

  /** Takes supervisors that have not been started. */
  public SupervisedFeeds(List<FeedSupervisor> supervisors) {
    this.supervisors = List.copyOf(supervisors);
  }

  /** Starts every source. */
  public void start() {
    supervisors.forEach(FeedSupervisor::start);
  }

  @Override
  public void stopFeeds() {
    List<Thread> stopping =
        supervisors.stream().map(s -> Thread.ofVirtual().start(s::close)).toList();
    for (Thread one : stopping) {
      try {
        one.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean caughtUp() {
    return supervisors.stream().allMatch(FeedSupervisor::caughtUp);
  }

  @Override
  public Map<Integer, Long> publishedEnds() {
    Map<Integer, Long> ends = new HashMap<>();
    for (FeedSupervisor supervisor : supervisors) {
      supervisor.ends().forEach((partition, end) -> ends.merge(partition, end, Math::max));
    }
    return ends;
  }

  @Override
  public Map<String, FeedState> states() {
    Map<String, FeedState> states = new LinkedHashMap<>();
    supervisors.forEach(supervisor -> states.put(supervisor.source(), supervisor.state()));
    return states;
  }

  @Override
  public Set<String> away() {
    return supervisors.stream()
        .filter(one -> one.state() == FeedState.RUNNING && !one.isLive())
        .map(FeedSupervisor::source)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (FeedSupervisor supervisor : supervisors) {
      String reason = supervisor.reason();
      if (reason != null) {
        reasons.put(supervisor.source(), reason);
      }
    }
    return reasons;
  }

  @Override
  public void close() {
    stopFeeds();
  }
}
