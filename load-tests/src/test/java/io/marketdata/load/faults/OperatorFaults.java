package io.marketdata.load.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What an operator has to heal, or does himself, with a command of {@code ./run}. */
enum OperatorFaults implements Fault {
  /** Redis is emptied while everything runs; the view is written anew. */
  VIEW_REBUILD("FLUSHALL of Redis, view rebuilt") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      try (Waits waits = new Waits(rig)) {
        // a partition that changes its owner now would find an empty Redis and begin by itself
        for (int replica = 0; replica < rig.computes().size(); replica++) {
          int port = rig.ports().compute(replica);
          waits.until("readiness of a compute", LIMIT, () -> waits.isReady(port));
        }
        int partitions = rig.layout().partitions();
        waits.until("views served", LIMIT, () -> waits.total(SERVED).orElse(-1) == partitions);
        blow.falls("FLUSHALL");
        flush(rig);
        waits.until(
            "an alarm of a view", LIMIT, () -> waits.total(SERVED).orElse(partitions) < partitions);
      }
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      blow.say("a view has raised its alarm; ./run view rebuild");
      OperatorCommand.VIEW.run(
          rig,
          List.of("rebuild", "--kafka=" + rig.bootstrap(), "--redis=" + rig.redis().uri()),
          COMMAND_LIMIT,
          () -> {});
      blow.say("it has ended with 0");
    }
  },
  /** Another number of partitions while everything runs: the next epoch. */
  REPARTITION("repartition, next epoch") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      IngestAtRest ingest = new IngestAtRest(rig);
      blow.falls("./run topics repartition --partitions=%d", FEWER);
      OperatorCommand.EPOCH.run(
          rig,
          List.of(
              "repartition",
              "--partitions=" + FEWER,
              "--one-node",
              "--kafka=" + rig.bootstrap(),
              "--redis=" + rig.redis().uri()),
          COMMAND_LIMIT,
          ingest::look);
      blow.finds(ingest.findings());
      rig.moved(new Layout(rig.layout().epoch() + 1, FEWER));
      blow.say("it has ended with 0, ingest at rest accounted for %s", ingest.summary());
      for (Unit app : rig.served()) {
        Integer code = app.exitCode(LIMIT);
        if (code == null || code != ANOTHER_EPOCH) {
          throw new Recovery.FailedException(
              app.name() + " ended with " + code + " in the next epoch, " + app.tail());
        }
        app.start();
      }
      blow.say("computes and gateways have ended with 3 and are started again");
    }

    // the feeds bring at once what they owe: of the fast replay more than a client's queue holds
    @Override
    public boolean allowsGaps() {
      return true;
    }
  };

  private static final Pattern SERVED = Pattern.compile("^md_view_served");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(4);
  private static final int LONGEST_WAIT_MILLIS = 3_000;
  private static final int FEWER = 5;
  private static final int ANOTHER_EPOCH = 3;

  private final String text;

  OperatorFaults(String text) {
    this.text = text;
  }

  @Override
  public String title() {
    return text;
  }

  private static void flush(Rig rig) throws IOException {
    try (RedisLine line = RedisLine.open(rig.ports().redis(0))) {
      String answer = line.ask("FLUSHALL");
      if (!answer.startsWith("+OK")) {
        throw new Recovery.FailedException("FLUSHALL: " + answer);
      }
    }
  }
}
