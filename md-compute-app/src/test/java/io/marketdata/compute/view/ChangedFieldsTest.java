package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.compute.view.redis.RedisFixture;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisMonitor;
import io.marketdata.testkit.view.RedisProcess;
import io.marketdata.testkit.view.UpdateLogFold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server is told to write, seen by its own monitor. */
class ChangedFieldsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern WRITE = Pattern.compile("lua] \"HSET\" \"(\\S+)\" \"(\\S+)\"");
  private static final int BEFORE = 400;

  @TempDir private Path folder;

  @Test
  void shouldSendNoFieldThatHasNotChanged() {
    // given
    List<byte[]> records = RandomUpdates.of(41, 3, BEFORE + 3);
    LoggedUpdates log = new LoggedUpdates();
    log.append(records.subList(0, BEFORE));
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisFixture fixture = new RedisFixture(redis.uri(), false)) {
      ViewWriter writer =
          new ViewWriter(
              log, fixture.store(), ViewLimits.standard(), ViewMetrics.NONE, 1, System::nanoTime);
      writer.start();
      await().atMost(PATIENCE).until(() -> writer.written().equals(Map.of(0, (long) BEFORE)));
      try (RedisMonitor monitor = RedisMonitor.of(redis)) {
        // when
        log.append(records.subList(BEFORE, records.size()));
        await().atMost(PATIENCE).until(() -> writer.written().equals(Map.of(0, log.end())));

        // then
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(sent(monitor)).isEqualTo(changed(records)));
      } finally {
        writer.stop();
      }
    }
  }

  private static Set<String> sent(RedisMonitor monitor) {
    Set<String> fields = new TreeSet<>();
    for (String line : monitor.lines()) {
      Matcher found = WRITE.matcher(line);
      if (found.find()) {
        fields.add(found.group(1) + ' ' + found.group(2));
      }
    }
    return fields;
  }

  private static Set<String> changed(List<byte[]> records) {
    Map<String, Map<String, String>> before = UpdateLogFold.of(records.subList(0, BEFORE)).text();
    Set<String> changed = new TreeSet<>();
    UpdateLogFold.of(records)
        .text()
        .forEach((key, fields) ->
            fields.forEach((field, value) -> {
              if (!value.equals(before.getOrDefault(key, Map.of()).get(field))) {
                changed.add(key + ' ' + field);
              }
            }));
    return changed;
  }
}
