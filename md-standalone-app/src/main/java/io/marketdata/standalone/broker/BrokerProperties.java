package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.LocalPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.StringJoiner;

/** The broker's configuration: one node, few threads, small buffers, little to do when idle. */
final class BrokerProperties {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "PLAINTEXT";

  private final Properties properties = new Properties();

  private BrokerProperties() {}

  static Properties of(EmbeddedKafkaSettings settings, Path logFolder) {
    BrokerProperties all = new BrokerProperties();
    all.addresses(settings);
    all.set("log.dirs", logFolder);
    all.oneNode();
    all.fewThreads();
    all.smallBuffers();
    all.littleIdleWork();
    all.retention();
    return all.properties;
  }

  private void addresses(EmbeddedKafkaSettings settings) {
    String client = at(CLIENT_LISTENER, settings.port());
    String controller = at(CONTROLLER_LISTENER, settings.controllerPort());
    StringJoiner listeners = new StringJoiner(",").add(client).add(controller);
    StringJoiner advertised = new StringJoiner(",").add(client);
    StringJoiner protocols =
        new StringJoiner(",").add("PLAINTEXT:PLAINTEXT").add("CONTROLLER:PLAINTEXT");
    for (int i = 0; i < settings.forwarded().size(); i++) {
      ForwardedListener forwarded = settings.forwarded().get(i);
      String name = "FORWARDED" + i;
      listeners.add(at(name, forwarded.port()));
      advertised.add(at(name, forwarded.advertisedPort()));
      protocols.add(name + ":PLAINTEXT");
    }
    set("process.roles", "broker,controller");
    set("node.id", NODE_ID);
    set(
        "controller.quorum.voters",
        NODE_ID + "@" + LocalPort.HOST + ":" + settings.controllerPort());
    set("listeners", listeners);
    set("advertised.listeners", advertised);
    set("inter.broker.listener.name", CLIENT_LISTENER);
    set("controller.listener.names", CONTROLLER_LISTENER);
    set("listener.security.protocol.map", protocols);
  }

  private static String at(String listener, int port) {
    return listener + "://" + LocalPort.HOST + ":" + port;
  }

  private void oneNode() {
    set("auto.create.topics.enable", false);
    set("default.replication.factor", 1);
    set("min.insync.replicas", 1);
    set("offsets.topic.replication.factor", 1);
    set("offsets.topic.num.partitions", 4);
    set("transaction.state.log.replication.factor", 1);
    set("transaction.state.log.min.isr", 1);
    set("transaction.state.log.num.partitions", 4);
    set("share.coordinator.state.topic.replication.factor", 1);
    set("share.coordinator.state.topic.min.isr", 1);
    set("share.coordinator.state.topic.num.partitions", 1);
    set("group.initial.rebalance.delay.ms", 0);
    set("group.coordinator.rebalance.protocols", "classic,consumer");
  }

  private void fewThreads() {
    set("num.network.threads", 2);
    set("num.io.threads", 2);
    set("background.threads", 2);
    set("num.replica.fetchers", 1);
    set("num.recovery.threads.per.data.dir", 2);
    set("group.coordinator.threads", 1);
    set("share.coordinator.threads", 1);
    set("log.cleaner.threads", 1);
  }

  private void smallBuffers() {
    set("log.cleaner.dedupe.buffer.size", 16 << 20);
    set("log.cleaner.io.buffer.size", 512 << 10);
    set("queued.max.requests", 100);
    set("offsets.topic.segment.bytes", 8 << 20);
    set("transaction.state.log.segment.bytes", 8 << 20);
    set("log.index.size.max.bytes", 1 << 20);
    set("max.incremental.fetch.session.cache.slots", 100);
  }

  private void littleIdleWork() {
    set("metadata.max.idle.interval.ms", 0);
    set("broker.heartbeat.interval.ms", 1_000);
    set("broker.session.timeout.ms", 3_000);
    set("log.cleaner.backoff.ms", 30_000);
  }

  private void retention() {
    set("transactional.id.expiration.ms", Duration.ofDays(20).toMillis());
    set("offsets.retention.minutes", Duration.ofDays(30).toMinutes());
  }

  private void set(String name, Object value) {
    properties.setProperty(name, value.toString());
  }
}
