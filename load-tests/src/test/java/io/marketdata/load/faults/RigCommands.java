package io.marketdata.load.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The command lines of an installation's processes. Thread-safe. */
final class RigCommands {

  private static final String COMPUTE = "io.marketdata.compute.ComputeApplication";
  private static final String GATEWAY = "io.marketdata.gateway.GatewayApplication";
  private static final String INGEST = "io.marketdata.ingest.IngestApplication";
  private static final String LOGGING = "-Dlogback.configurationFile=faults-logback.xml";
  private static final String DURABILITY_LAG = "4s";

  /** Under sentinels a master that is cut off may take writes for 5 s. */
  private static final String SENTINELS_LAG = "6s";

  /** A heap under a load that is heavy, by that of a little process. */
  private static final int HEAVY_HEAP = 4;

  /** While everything comes to rest sources are silent, and nobody is to write for them. */
  static final Duration NEVER = Duration.ofMinutes(30);

  /** Little, so that most flushes of this small market take several calls to die between. */
  private static final int SYMBOLS_OF_A_CALL = 2;

  private final RigOptions options;
  private final Ports ports;
  private final AppClassPath classes;
  private final Path agent;
  private final Map<Integer, String> armed = new ConcurrentHashMap<>();
  private volatile Duration muteClose = NEVER;

  RigCommands(RigOptions options, Ports ports, AppClassPath classes, Path agent) {
    this.options = options;
    this.ports = ports;
    this.classes = classes;
    this.agent = agent;
  }

  /** Arms a crash point of a compute from its next start on, or none where it is empty. */
  void arm(int compute, String point) {
    armed.put(compute, point);
  }

  /** Silence of a source after which owners close its bars, from a compute's next start on. */
  void muteClose(Duration silence) {
    muteClose = silence;
  }

  List<String> broker() {
    List<String> arguments = new ArrayList<>();
    arguments.add(options.folder().resolve("kafka").toString());
    arguments.add(Integer.toString(ports.broker()));
    arguments.add(Integer.toString(ports.controller()));
    for (int link = 0; link < Ports.BROKER_LINKS; link++) {
      arguments.add(ports.brokerBehind(link) + ":" + ports.brokerLink(link));
    }
    return java(classes, BrokerMain.class.getName(), 512, List.of(LOGGING)).with(arguments);
  }

  List<String> topics() {
    return java(classes, "io.marketdata.process.topics.TopicsCommand", 128, List.of())
        .with(List.of("create", "--kafka=127.0.0.1:" + ports.broker(), "--replication=1"));
  }

  List<String> compute(int replica, String redis) {
    String point = armed.getOrDefault(replica, "");
    String agentOptions =
        String.join(
            ",",
            "port=" + ports.agents(),
            "name=compute-" + replica,
            "mutation=" + options.mutation().id(),
            "point=" + point);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=" + (options.hosted() ? 0 : ports.compute(replica)),
                "--md.kafka.bootstrap=127.0.0.1:" + ports.brokerLink(replica),
                "--md.kafka.one-node-profile=true",
                "--md.redis.one-node-profile=true",
                "--md.redis.uri=" + redis,
                "--md.compute.view.durability-lag="
                    + (options.sentinel() ? SENTINELS_LAG : DURABILITY_LAG)));
    if (!options.load().isHeavy()) {
      arguments.add("--md.redis.symbols-of-a-call=" + SYMBOLS_OF_A_CALL);
    }
    arguments.add("--md.compute.mute-close=" + muteClose.toSeconds() + 's');
    return java(broken(), computeMain(), 384, List.of("-javaagent:" + agent + '=' + agentOptions))
        .with(arguments);
  }

  private String computeMain() {
    return options.hosted() ? ComputeHost.class.getName() : COMPUTE;
  }

  boolean lacksCompute() {
    return broken().lacks(JavaCommand.kind(computeMain()));
  }

  boolean lacksGateway() {
    return classes.lacks(JavaCommand.kind(GATEWAY));
  }

  boolean lacksIngest() {
    return classes.lacks(JavaCommand.kind(INGEST));
  }

  /** A mapping that a broken compute leaves would hold its broken classes. */
  private AppClassPath broken() {
    return options.mutation() == Mutation.NONE ? classes : classes.unmapped();
  }

  List<String> gateway(int replica, String redis) {
    return java(classes, GATEWAY, 256, List.of())
        .with(
            List.of(
                "--server.port=" + ports.gateway(replica),
                "--management.server.port=" + ports.gatewayManagement(replica),
                "--md.kafka.bootstrap=127.0.0.1:" + ports.brokerLink(Rig.GATEWAYS_LINK),
                "--md.kafka.one-node-profile=true",
                "--md.redis.uri=" + redis));
  }

  List<String> ingest(int process) {
    RigOptions.Load load = options.load();
    boolean replay = load.replaySpeed() > 0;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=" + ports.ingest(process),
                "--md.kafka.bootstrap=127.0.0.1:" + ports.brokerLink(Rig.INGEST_LINK),
                "--md.kafka.one-node-profile=true",
                "--md.ingest.feeds=" + (replay ? "replay,simulated" : "simulated"),
                "--md.ingest.simulated.seed=" + options.seed(),
                "--md.ingest.simulated.rate=" + load.rate()));
    if (replay) {
      arguments.add("--md.ingest.replay.speed=" + load.replaySpeed());
    }
    if (load.symbols() > 0) {
      arguments.add("--md.ingest.simulated.size=" + load.symbols());
    }
    return java(classes, INGEST, 384, List.of()).with(arguments);
  }

  private JavaCommand java(AppClassPath from, String main, int megabytes, List<String> jvm) {
    boolean heavy = options.load().isHeavy();
    return new JavaCommand(from, main, heavy ? HEAVY_HEAP * megabytes : megabytes, heavy, jvm);
  }
}
