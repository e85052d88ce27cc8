package io.marketdata.compute.epoch;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One wait for the logs to come to rest: how long nothing has changed, and how long it may take.
 */
final class Waiting {

  private static final long TELL_EVERY = Duration.ofSeconds(5).toNanos();

  private final EpochPace pace;
  private final Consumer<String> progress;
  private final long began = System.nanoTime();
  private long toldAt = began;
  private long changedAt = began;
  private @Nullable Object seen;

  Waiting(EpochPace pace, Consumer<String> progress) {
    this.pace = pace;
    this.progress = progress;
  }

  /** Whether that is what has been seen for so long. */
  boolean isQuiet(Object now, Duration since) {
    note(now);
    return System.nanoTime() - changedAt >= since.toNanos();
  }

  /**
   * Pauses until the next look.
   *
   * @throws EpochRefusedException when the limit has passed
   */
  void pause(Object now, String open) {
    note(now);
    long time = System.nanoTime();
    if (time - began > pace.limit().toNanos()) {
      throw new EpochRefusedException(
          "not at rest after %d s: %s".formatted(pace.limit().toSeconds(), open));
    }
    if (time - toldAt >= TELL_EVERY) {
      toldAt = time;
      progress.accept("waiting: " + open);
    }
    try {
      Thread.sleep(pace.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EpochRefusedException("interrupted while waiting: " + open);
    }
  }

  private void note(Object now) {
    if (!now.equals(seen)) {
      seen = now;
      changedAt = System.nanoTime();
    }
  }
}
