package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a partition of the updates, without its byte-equal repeats, against the frames of a fresh
 * core.
 */
public final class UpdatesCheck {

  private final int partition;
  private final Findings findings = new Findings();
  private final Map<FrameId, Kept> kept = new LinkedHashMap<>();
  private long repeats;

  private record Kept(long offset, LogRecord record) {

    byte[] bytes() {
      return value(record);
    }
  }

  private UpdatesCheck(int partition) {
    this.partition = partition;
  }

  /**
   * What a check says.
   *
   * @param findings what is wrong
   * @param frames how many frames stand in the log, repeats not counted
   * @param repeats how many byte-equal repeats stand there
   */
  public record Result(Findings findings, int frames, long repeats) {}

  /**
   * Checks one partition.
   *
   * @param fresh frames of a fresh core, in their order
   * @param updates the partition's records from its beginning
   */
  public static Result check(int partition, List<byte[]> fresh, List<LogRecord> updates) {
    UpdatesCheck check = new UpdatesCheck(partition);
    updates.forEach(check::keep);
    check.order();
    check.compare(fresh);
    return new Result(check.findings, check.kept.size(), check.repeats);
  }

  private void keep(LogRecord record) {
    Optional<FrameId> id = FrameId.of(value(record));
    if (id.isEmpty()) {
      say(record.offset(), "is no frame of updates");
      return;
    }
    Kept first = kept.putIfAbsent(id.get(), new Kept(record.offset(), record));
    if (first == null) {
      return;
    }
    repeats++;
    if (!Arrays.equals(first.bytes(), value(record))) {
      for (String line : FrameDifference.between(first.bytes(), value(record))) {
        say(
            record.offset(),
            id.get() + " repeats offset " + first.offset() + " with other content: " + line);
      }
    }
  }

  private void order() {
    @Nullable FrameId last = null;
    for (Map.Entry<FrameId, Kept> entry : kept.entrySet()) {
      if (last != null && entry.getKey().compareTo(last) < 0) {
        say(entry.getValue().offset(), entry.getKey() + " comes behind " + last);
      }
      last = entry.getKey();
    }
  }

  private void compare(List<byte[]> fresh) {
    Map<FrameId, Kept> left = new TreeMap<>(kept);
    long behind = -1;
    for (byte[] frame : fresh) {
      FrameId id = FrameId.of(frame).orElseThrow();
      Kept found = left.remove(id);
      if (found == null) {
        findings.add(
            "updates " + partition + " behind offset " + behind + ": " + id + " is missing");
      } else {
        behind = found.offset();
        if (!Arrays.equals(frame, found.bytes())) {
          FrameDifference.between(frame, found.bytes())
              .forEach(line -> say(found.offset(), id + ": " + line));
        }
      }
    }
    left.forEach((id, extra) -> say(extra.offset(), id + " is too much"));
  }

  private void say(long offset, String what) {
    findings.add("updates " + partition + " offset " + offset + ": " + what);
  }

  private static byte[] value(LogRecord record) {
    byte[] value = record.value();
    return value == null ? new byte[0] : value;
  }
}
