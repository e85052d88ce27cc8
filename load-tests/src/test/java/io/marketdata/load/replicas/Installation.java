package io.marketdata.load.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.load.process.FreePorts;
import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.standalone.store.EmbeddedRedisSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A Kafka, a Redis, one ingest, two compute and two gateway processes, each started by its command.
 */
final class Installation implements AutoCloseable {

  /** Partitions of its topics. */
  static final int PARTITIONS = 12;

  private static final Duration TOPICS_LIMIT = Duration.ofSeconds(60);
  private static final Duration START_LIMIT = Duration.ofSeconds(150);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int PORTS = 10;

  private final Path folder;
  private final int firstPort = FreePorts.inARow(PORTS);
  private final EmbeddedRedis redis;
  private final EmbeddedKafka kafka;
  private final List<RunCommand> started = new ArrayList<>();
  private final List<RunCommand> computes = new ArrayList<>();

  private Installation(Path folder) {
    this.folder = folder;
    redis = EmbeddedRedis.start(new EmbeddedRedisSettings(folder.resolve("redis"), firstPort + 9));
    kafka =
        EmbeddedKafka.start(
            new EmbeddedKafkaSettings(folder.resolve("kafka"), firstPort + 7, firstPort + 8));
  }

  /**
   * Starts all of it and returns when every process has said that it is ready.
   *
   * @param folder of its data and of what the processes print
   * @param rate multiple of the simulated market's messages
   */
  static Installation start(Path folder, int rate) throws Exception {
    Installation installation = new Installation(folder);
    try {
      installation.startProcesses(rate);
      return installation;
    } catch (Exception | AssertionError e) {
      installation.close();
      throw e;
    }
  }

  private void startProcesses(int rate) throws Exception {
    RunCommand topics = command("topics", "topics", "create", "--replication=1");
    assertThat(topics.exitCode(TOPICS_LIMIT)).as(topics::printed).isZero();
    for (int i = 0; i < 2; i++) {
      computes.add(command("compute-" + i, "compute", redis(), "--port=" + computePort(i)));
      command(
          "gateway-" + i,
          "gateway",
          redis(),
          "--port=" + gatewayPort(i),
          "--management-port=" + (firstPort + 4 + i));
    }
    command(
        "ingest",
        "ingest",
        "--port=" + (firstPort + 6),
        "--feeds=simulated",
        "--md.ingest.simulated.rate=" + rate);
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(() ->
            started.stream().filter(process -> process != topics).allMatch(RunCommand::isReady));
  }

  private RunCommand command(String name, String app, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(app));
    arguments.addAll(List.of(more));
    arguments.add("--kafka=" + kafka.bootstrapServers());
    if (!app.equals("topics")) {
      arguments.add("--one-node");
    }
    RunCommand process = RunCommand.start(name, folder, arguments);
    started.add(process);
    return process;
  }

  /** Public port of one of the two gateways. */
  int gatewayPort(int gateway) {
    return firstPort + 2 + gateway;
  }

  /** The partitions that one of the two computes serves. */
  Set<Integer> owned(HttpClient client, int compute) throws InterruptedException {
    return new OwnedPartitions(client, computePort(compute)).now();
  }

  /** Ends one of the two computes by SIGTERM; its exit code. */
  int terminateCompute(int compute) throws InterruptedException {
    return computes.get(compute).terminate(STOP_LIMIT);
  }

  private int computePort(int compute) {
    return firstPort + compute;
  }

  private String redis() {
    return "--redis=" + redis.uri();
  }

  @Override
  public void close() {
    started.forEach(RunCommand::close);
    closeAll(List.of(kafka, redis));
  }

  private static void closeAll(Collection<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
