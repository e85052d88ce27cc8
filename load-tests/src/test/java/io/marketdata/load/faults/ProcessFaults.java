package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;

/** What happens to the apps' processes. */
enum ProcessFaults implements Fault {
  /** SIGKILL of one of the apps' processes, any of them, at any time. */
  KILL("kill -9 of a process") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      Unit unit =
          switch (random.nextInt(5)) {
            case 0, 1, 2 -> rig.compute(random.nextInt(2));
            case 3 -> rig.gateways().get(random.nextInt(2));
            default -> rig.ingest();
          };
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      blow.falls("kill -9 %s", unit.name());
      unit.kill();
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      unit.start();
    }

    @Override
    public boolean strikesAnyTime() {
      return true;
    }
  },
  /** SIGKILL of both computes at once. */
  KILL_BOTH("kill -9 of both computes") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) {
      blow.falls("kill -9 compute-0 and compute-1");
      rig.computes().forEach(Unit::kill);
      rig.computes().forEach(Unit::start);
    }
  },
  /** SIGKILL of a compute, and again while its successor or it itself loads. */
  KILL_STARTING("kill -9 of a compute that starts") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      Unit unit = rig.compute(random.nextInt(2));
      blow.falls("kill -9 %s", unit.name());
      unit.kill();
      unit.start();
      Thread.sleep(random.nextInt(3 * LONGEST_WAIT_MILLIS));
      blow.falls("kill -9 %s again", unit.name());
      unit.kill();
      unit.start();
    }
  },
  /** SIGKILL of a compute whose requests still reach the broker, but that hears no answer. */
  KILL_UNANSWERED("kill -9 of a compute, answers unheard") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      int replica = random.nextInt(2);
      rig.brokerLink(replica).holdAnswers(false);
      blow.falls("compute-%d hears nothing of the broker", replica);
      Thread.sleep(CHECKPOINT_MILLIS + random.nextInt(CHECKPOINT_MILLIS));
      blow.say("kill -9 compute-%d", replica);
      rig.compute(replica).kill();
      rig.brokerLink(replica).cut();
      rig.brokerLink(replica).heal();
      rig.compute(replica).start();
    }
  },
  /** SIGTERM of a compute, and its start. */
  RESTART("restart of a compute") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) {
      Unit unit = rig.compute(random.nextInt(2));
      blow.falls("SIGTERM %s", unit.name());
      unit.stop(STOP_LIMIT);
      unit.start();
    }
  },
  /** SIGSTOP of a compute for longer than the session: it wakes up as a former owner. */
  PAUSE("pause of a compute beyond its session") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      pause(rig.compute(random.nextInt(2)), 8_000 + random.nextInt(4_000), blow);
    }
  },
  /** SIGSTOP of a compute for less than the session. */
  SHORT_PAUSE("pause of a compute within its session") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      pause(rig.compute(random.nextInt(2)), 1_000 + random.nextInt(4_000), blow);
    }
  },
  /** SIGSTOP of a gateway. */
  PAUSE_GATEWAY("pause of a gateway") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      pause(rig.gateways().get(random.nextInt(2)), 3_000 + random.nextInt(5_000), blow);
    }

    // it sends at once what has piled up meanwhile: more than a client's queue may hold
    @Override
    public boolean allowsGaps() {
      return true;
    }
  },
  /** SIGKILL of ingest. */
  KILL_INGEST("kill -9 of ingest") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      blow.falls("kill -9 ingest");
      rig.ingest().kill();
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      rig.ingest().start();
    }

    @Override
    public boolean strikesAnyTime() {
      return true;
    }
  },
  /** SIGSTOP of ingest. */
  PAUSE_INGEST("pause of ingest") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      pause(rig.ingest(), 8_000 + random.nextInt(4_000), blow);
    }

    @Override
    public boolean strikesAnyTime() {
      return true;
    }
  },
  /** SIGSTOP of ingest; another one takes over before it wakes up. */
  REPLACE_PAUSED_INGEST("pause of ingest, replaced meanwhile") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      blow.falls("SIGSTOP ingest");
      rig.ingest().pause();
      startSecond(rig);
      rig.ingest().resume();
      blow.say("the paused one goes on");
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      rig.secondIngest().kill();
      restart(rig);
    }
  },
  /** A second ingest of the same feeds while the first one runs. */
  SECOND_INGEST("double start of ingest") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      blow.falls("a second ingest starts");
      startSecond(rig);
      blow.say("it has taken the feeds over");
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      rig.secondIngest().kill();
      restart(rig);
    }
  };

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int LONGEST_WAIT_MILLIS = 2_000;
  private static final int CHECKPOINT_MILLIS = 2_000;
  private static final Duration SECOND_LIMIT = Duration.ofMinutes(2);

  private final String text;

  ProcessFaults(String text) {
    this.text = text;
  }

  @Override
  public String title() {
    return text;
  }

  private static void pause(Unit unit, int millis, Blow blow) throws InterruptedException {
    blow.falls("SIGSTOP %s for %.1f s", unit.name(), millis / 1e3);
    unit.pause();
    Thread.sleep(millis);
    unit.resume();
  }

  /** Returns when the second ingest has all feeds. */
  private static void startSecond(Rig rig) throws InterruptedException {
    rig.secondIngest().start();
    int port = rig.ports().ingest(1);
    try (Waits waits = new Waits(rig)) {
      waits.until("readiness of the second ingest", SECOND_LIMIT, () -> waits.isReady(port));
    }
  }

  /** The first ingest has given way to the second one, or has ended: it starts its feeds anew. */
  private static void restart(Rig rig) {
    if (rig.ingest().isAlive()) {
      rig.ingest().kill();
    }
    rig.ingest().start();
  }
}
