package io.marketdata.load.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * An installation of real processes: a broker, Redis, ingest, two computes and two gateways, with
 * the links between them. Not thread-safe but for {@link #close}.
 */
final class Rig implements AutoCloseable {

  /** Partitions of its topics. */
  static final int PARTITIONS = 12;

  private static final int REPLICAS = 2;

  /** The link to the broker of ingest; those before it are the computes'. */
  static final int INGEST_LINK = 2;

  /** The link to the broker of both gateways. */
  static final int GATEWAYS_LINK = 3;

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration BROKER_LIMIT = Duration.ofSeconds(90);
  private static final Duration TOPICS_LIMIT = Duration.ofSeconds(90);

  private final RigOptions options;
  private final Ports ports = Ports.free();
  private final RigCommands commands;
  private final Unit broker;
  private final RedisSet redis;
  private final List<Unit> computes = new ArrayList<>();
  private final List<Unit> gateways = new ArrayList<>();
  private final Unit ingest;
  private final Unit secondIngest;
  private final List<TcpProxy> brokerLinks;
  private final AgentServer agents;
  private final List<Layout> layouts = new CopyOnWriteArrayList<>(List.of(Layout.FIRST));

  private Rig(RigOptions options) throws IOException {
    this.options = options;
    Path folder = options.folder();
    Files.createDirectories(folder);
    agents = AgentServer.listen(ports.agents());
    commands = new RigCommands(options, ports, options.classes(), AgentJar.in(folder));
    redis = new RedisSet(folder, ports, options.sentinel());
    broker = new Unit("broker", folder, commands::broker);
    for (int i = 0; i < REPLICAS; i++) {
      int replica = i;
      computes.add(new Unit("compute-" + i, folder, () -> commands.compute(replica, redis.uri())));
      gateways.add(new Unit("gateway-" + i, folder, () -> commands.gateway(replica, redis.uri())));
    }
    ingest = new Unit("ingest", folder, () -> commands.ingest(0));
    secondIngest = new Unit("ingest-second", folder, () -> commands.ingest(1));
    brokerLinks =
        IntStream.range(0, Ports.BROKER_LINKS)
            .mapToObj(i -> new TcpProxy(linkName(i), ports.brokerLink(i), ports.brokerBehind(i)))
            .toList();
  }

  private static String linkName(int link) {
    return switch (link) {
      case INGEST_LINK -> "ingest-broker";
      case GATEWAYS_LINK -> "gateways-broker";
      default -> "compute-" + link + "-broker";
    };
  }

  /** Starts everything; it is not ready yet. */
  static Rig start(RigOptions options) throws IOException {
    Rig rig = new Rig(options);
    Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
    try {
      rig.start();
    } catch (RuntimeException e) {
      rig.close();
      throw e;
    }
    return rig;
  }

  private void start() {
    redis.start();
    broker.start();
    await().atMost(BROKER_LIMIT).pollInterval(POLL).until(() -> isServing(ports.broker()));
    try (Unit topics = new Unit("topics", options.folder(), commands::topics)) {
      topics.start();
      Integer code = topics.exitCode(TOPICS_LIMIT);
      if (code == null || code != 0) {
        throw new IllegalStateException("topics ended with " + code + ", " + topics.tail());
      }
    }
    computes.forEach(Unit::start);
    ingest.start();
    gateways.forEach(Unit::start);
  }

  /**
   * Of the apps those whose classes are not mapped yet, one of each kind: each leaves the mapping
   * when it ends in peace, and every later start is faster by half. None where no process is to
   * start again.
   */
  List<Unit> unmapped() {
    if (options.hosted()) {
      return List.of();
    }
    List<Unit> unmapped = new ArrayList<>();
    if (commands.lacksCompute()) {
      unmapped.add(computes.getLast());
    }
    if (commands.lacksGateway()) {
      unmapped.add(gateways.getLast());
    }
    if (commands.lacksIngest()) {
      unmapped.add(ingest);
    }
    return unmapped;
  }

  private static boolean isServing(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  RigOptions options() {
    return options;
  }

  Ports ports() {
    return ports;
  }

  AgentServer agents() {
    return agents;
  }

  /** Lets compute start with this, from its next start on. */
  RigCommands commands() {
    return commands;
  }

  Unit broker() {
    return broker;
  }

  RedisSet redis() {
    return redis;
  }

  Unit compute(int replica) {
    return computes.get(replica);
  }

  List<Unit> computes() {
    return List.copyOf(computes);
  }

  List<Unit> gateways() {
    return List.copyOf(gateways);
  }

  Unit ingest() {
    return ingest;
  }

  /** A further process of the same feeds. */
  Unit secondIngest() {
    return secondIngest;
  }

  /** The link between a compute and the broker, or one of {@link #INGEST_LINK} and the next. */
  TcpProxy brokerLink(int link) {
    return brokerLinks.get(link);
  }

  /** Where the broker is reached without a link. */
  String bootstrap() {
    return "127.0.0.1:" + ports.broker();
  }

  /** The epochs that it has had, the one in force last. */
  List<Layout> layouts() {
    return List.copyOf(layouts);
  }

  /** The epoch in force. */
  Layout layout() {
    return layouts.getLast();
  }

  /** Another epoch is in force. */
  void moved(Layout next) {
    layouts.add(next);
  }

  /** The apps that serve one epoch and end with it. */
  List<Unit> served() {
    List<Unit> served = new ArrayList<>(computes);
    served.addAll(gateways);
    return served;
  }

  /** What died by itself, with its last lines; empty where nothing did. */
  String deaths() {
    List<Unit> all = new ArrayList<>(computes);
    all.addAll(gateways);
    all.add(ingest);
    all.add(broker);
    StringBuilder text = new StringBuilder();
    for (Unit unit : all) {
      if (unit.hasDied()) {
        text.append(unit.name()).append(" does not run, ").append(unit.tail()).append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    gateways.forEach(Unit::close);
    ingest.close();
    secondIngest.close();
    computes.forEach(Unit::close);
    broker.close();
    redis.close();
    brokerLinks.forEach(TcpProxy::close);
    agents.close();
  }
}
