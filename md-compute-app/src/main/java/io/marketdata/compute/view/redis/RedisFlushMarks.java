package io.marketdata.compute.view.redis;

import io.marketdata.compute.epoch.EpochRefusedException;
import io.marketdata.compute.epoch.FlushMarks;
import io.marketdata.compute.view.MarkAdvance;
import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;

/** The marks in Redis, for a command that runs alone. Blocks. */
public final class RedisFlushMarks implements FlushMarks {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String uri;
  private final RedisView redis;

  private RedisFlushMarks(String uri, RedisView redis) {
    this.uri = uri;
    this.redis = redis;
  }

  /**
   * Connects with the first question.
   *
   * @param uri as of {@code md.redis.uri}
   */
  public static RedisFlushMarks open(String uri) {
    return new RedisFlushMarks(uri, RedisView.open(uri, TIMEOUT));
  }

  @Override
  public Optional<FlushMark> mark(int partition) {
    return answer(redis.store().mark(partition));
  }

  @Override
  public void first(int partition, FlushMark mark) {
    MarkAdvance done = answer(redis.store().advance(partition, mark, false));
    switch (done) {
      case MOVED, KEPT -> {}
      case VANISHED, REBUILD ->
          throw new EpochRefusedException(
              "the mark of partition %d is not there or about to be moved: %s"
                  .formatted(partition, done));
    }
  }

  @Override
  public void close() {
    redis.close();
  }

  private <T> T answer(Mono<T> question) {
    try {
      T answer = question.block(TIMEOUT.plusSeconds(5));
      if (answer == null) {
        throw new EpochRefusedException("Redis gives no answer at " + uri);
      }
      return answer;
    } catch (DataAccessException | IllegalStateException e) {
      throw new EpochRefusedException(
          "Redis does not answer at %s: %s; --redis= names it".formatted(uri, e.getMessage()));
    }
  }
}
