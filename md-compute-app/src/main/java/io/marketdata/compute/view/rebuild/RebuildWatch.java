package io.marketdata.compute.view.rebuild;

import io.marketdata.compute.view.ViewStore;
import io.marketdata.history.FlushMark;
import io.marketdata.process.Console;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** Waits until every mark is back at the end that the log had when the command was given. */
final class RebuildWatch {

  private static final long LOOK_MILLIS = 500;
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final ViewStore view;
  private final long epoch;
  private final Console console;
  private final Duration patience;
  private final LongSupplier clock;
  private long best = -1;
  private long movedAt;
  private long saidAt;

  /**
   * Makes a watch.
   *
   * @param patience how long nothing may move
   * @param clock monotonic, nanoseconds
   */
  RebuildWatch(ViewStore view, long epoch, Console console, Duration patience, LongSupplier clock) {
    this.view = view;
    this.epoch = epoch;
    this.console = console;
    this.patience = patience;
    this.clock = clock;
  }

  /** Blocks; an exception where nothing moves for too long. */
  void await(List<KeptLog> logs) throws InterruptedException {
    movedAt = clock.getAsLong();
    saidAt = movedAt;
    long wanted = logs.stream().mapToLong(log -> log.end() - log.begin()).sum();
    while (true) {
      Look look = look(logs);
      if (look.done() == logs.size()) {
        return;
      }
      judge(look, logs.size(), wanted);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** How far the partitions have come. */
  private record Look(int taken, int done, long records) {

    long progress() {
      return taken + done + records;
    }
  }

  private Look look(List<KeptLog> logs) {
    int taken = 0;
    int done = 0;
    long records = 0;
    for (KeptLog log : logs) {
      long at = written(log);
      taken += at >= 0 ? 1 : 0;
      done += at >= log.end() ? 1 : 0;
      records += Math.max(0, Math.min(at, log.end()) - log.begin());
    }
    return new Look(taken, done, records);
  }

  /** The mark, or -1 while the request has not been taken up or Redis does not answer. */
  private long written(KeptLog log) {
    Optional<FlushMark> mark =
        view.rebuilds()
            .requested(log.partition())
            .flatMap(open -> open.isPresent() ? Mono.empty() : view.mark(log.partition()))
            .onErrorComplete()
            .blockOptional(ANSWER)
            .flatMap(found -> found);
    return mark.filter(found -> found.epoch() == epoch).map(FlushMark::offset).orElse(-1L);
  }

  private void judge(Look look, int partitions, long wanted) {
    long now = clock.getAsLong();
    if (look.progress() > best) {
      best = look.progress();
      movedAt = now;
    }
    if (now - movedAt > patience.toNanos()) {
      throw new RebuildRefusedException(
          ("nothing has moved for %d s, %d of %d partitions are whole: is compute running, with the"
                  + " view? What was asked stays, and is taken up when it starts")
              .formatted(patience.toSeconds(), look.done(), partitions));
    }
    if (now - saidAt >= LINE_NANOS) {
      saidAt = now;
      console.say(
          "%d of %d records, %d of %d partitions whole"
              .formatted(look.records(), wanted, look.done(), partitions));
    }
  }
}
