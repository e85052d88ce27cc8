package io.marketdata.standalone;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.broker.TestLog;
import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.standalone.store.EmbeddedRedisSettings;
import io.marketdata.standalone.store.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Runs broker and store in a process of its own, writes without end and waits to be killed. */
final class KilledProcess {

  static final int BATCH = 20;

  private KilledProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    EmbeddedRedis redis = EmbeddedRedis.start(redis(folder, Integer.parseInt(arguments[1])));
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            kafka(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
    TestLog log = new TestLog(kafka);
    log.create();
    TestStore.call(redis, "SET", "k", "v");
    for (int next = 0; ; next += BATCH) {
      log.append(next, next + BATCH);
      Files.writeString(folder.resolve("acknowledged.new"), Integer.toString(next + BATCH));
      Files.move(
          folder.resolve("acknowledged.new"),
          folder.resolve("acknowledged"),
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  static EmbeddedRedisSettings redis(Path folder, int port) {
    return new EmbeddedRedisSettings(folder.resolve("redis"), port);
  }

  static EmbeddedKafkaSettings kafka(Path folder, int port, int controllerPort) {
    return new EmbeddedKafkaSettings(folder.resolve("kafka"), port, controllerPort);
  }
}
