package io.marketdata.load.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * States: the image first, then of every item rising numbers, each at most once. A value may be
 * left out only where a newer one of the same item came, or where a gap message says so; so every
 * bar that closed comes, closed or revised.
 */
final class StateCheck extends StreamCheck {

  private final Map<Long, Long> lastOfItem = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private StreamLog.@Nullable Entry image;
  private long second = NONE;
  private boolean repeatAllowed;

  /** Up to this number everything was looked for. */
  private long complete = NONE;

  private record Gap(long from, long to) {

    boolean covers(long seq) {
      return from <= seq && seq <= to;
    }
  }

  StateCheck(
      StreamName stream,
      PartitionUpdates updates,
      RequestProgress progress,
      Consumer<String> findings) {
    super(stream, updates, progress, findings);
  }

  @Override
  void gap(long from, long to) {
    gaps.add(new Gap(from, to));
    repeatAllowed = true;
  }

  @Override
  void take(StreamLog.Entry entry) {
    long seq = entry.seq();
    @Nullable Long before = lastOfItem.get(entry.item());
    if (before != null && seq < before) {
      say(describe(entry) + " comes behind " + before);
    } else if (before != null && seq == before && !repeatAllowed) {
      say(describe(entry) + " comes twice");
    }
    repeatAllowed = false;
    lastOfItem.merge(entry.item(), seq, Math::max);
    StreamLog.Entry first = image;
    if (first == null) {
      image(entry);
    } else {
      update(entry, before == null ? first.seq() : before);
    }
  }

  /** An item keeps its place in the queue, so what entered before it has come by now. */
  private void update(StreamLog.Entry entry, long itemBefore) {
    progress.updated(entry.frame());
    second = second == NONE ? entry.seq() : second;
    StreamLog.Entry entered = log.firstOfItemAbove(itemBefore, entry.item());
    if (entered != null) {
      require(entered.seq());
    }
  }

  private void image(StreamLog.Entry entry) {
    image = entry;
    complete = entry.seq();
    StreamLog.Entry newest = log.newestUpTo(progress.newest());
    if (stream.kind() == StreamKind.QUOTE && newest != null && newest.seq() > entry.seq()) {
      say("the image is seq " + entry.seq() + " where " + newest.seq() + " was there already");
    }
    progress.seen(entry.frame());
  }

  @Override
  void finish(boolean atRest) {
    if (!atRest) {
      return;
    }
    if (image != null) {
      require(Long.MAX_VALUE);
      return;
    }
    log.between(NONE, Long.MAX_VALUE).stream()
        .filter(this::concerns)
        .reduce((_, later) -> later)
        .ifPresent(newest -> say("no image came, though there is " + describe(newest)));
  }

  /** Everything below that number has come, or something newer of the same item. */
  private void require(long below) {
    for (StreamLog.Entry entry : log.between(complete, below)) {
      if (isOwed(entry) && concerns(entry)) {
        say(describe(entry) + " is missing");
      }
    }
    complete = Math.max(complete, below - 1);
  }

  private boolean isOwed(StreamLog.Entry entry) {
    StreamLog.Entry first = Objects.requireNonNull(image);
    long seq = entry.seq();
    boolean superseded = lastOfItem.getOrDefault(entry.item(), NONE) >= seq;
    boolean beforeImage = entry.item() < first.item() && (second == NONE || seq < second);
    return !superseded && !beforeImage && gaps.stream().noneMatch(gap -> gap.covers(seq));
  }

  private boolean concerns(StreamLog.Entry entry) {
    return updates.expected(stream, entry) != null;
  }
}
