package io.marketdata.gateway.hub;

import io.marketdata.gateway.updates.UpdateRecord;
import java.util.concurrent.Flow;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to the updates: holds at most what it requested, requests again as records are
 * taken. The source's thread puts in, the shard's thread takes out.
 */
final class UpdateFeed implements Flow.Subscriber<UpdateRecord> {

  private final OneToOneConcurrentArrayQueue<UpdateRecord> records;
  private final int ahead;
  private final Runnable wake;
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable String ended;
  private int taken;

  UpdateFeed(int ahead, Runnable wake) {
    this.ahead = ahead;
    this.wake = wake;
    this.records = new OneToOneConcurrentArrayQueue<>(ahead);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(ahead);
  }

  @Override
  public void onNext(UpdateRecord record) {
    if (!records.offer(record)) {
      end("more records than requested");
    }
    wake.run();
  }

  @Override
  public void onError(Throwable error) {
    end(String.valueOf(error.getMessage()));
  }

  @Override
  public void onComplete() {
    end("completed");
  }

  /** The next record, or null. */
  @Nullable UpdateRecord poll() {
    UpdateRecord record = records.poll();
    Flow.Subscription given = subscription;
    if (record != null && given != null && ++taken >= ahead / 2) {
      given.request(taken);
      taken = 0;
    }
    return record;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** Why it ended and all of it was taken, or null while it goes on. */
  @Nullable String ended() {
    return records.isEmpty() ? ended : null;
  }

  void cancel() {
    Flow.Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
  }

  private void end(String why) {
    ended = why;
    wake.run();
  }
}
