package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Ingest is paused for longer than a source may be mute: the owners close its bars without it. A
 * compute dies while they do. Then ingest goes on and brings what it owes: those bars are revised.
 */
record MuteIngest() implements Fault {

  private static final Pattern WRITTEN =
      Pattern.compile("^md_compute_mute_closes_total\\{.*result=\"written\"");
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);

  /**
   * The silence, a whole minute until the next bar is over, its grace, and what a busy machine
   * adds.
   */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(150);

  private static final int LONGEST_WAIT_MILLIS = 5_000;

  @Override
  public String title() {
    return "ingest mute, bars closed by owners, kill -9 of a compute";
  }

  @Override
  public void strike(Rig rig, Random random, Blow blow) throws Exception {
    try (Waits waits = new Waits(rig)) {
      restart(rig, waits, SOON);
      blow.falls("SIGSTOP ingest");
      rig.ingest().pause();
      waits.until("bars closed by owners", CLOSE_LIMIT, () -> waits.sum(WRITTEN) > 0);
      Unit victim = rig.compute(random.nextInt(rig.computes().size()));
      victim.kill();
      blow.say("owners close bars; kill -9 %s", victim.name());
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
      victim.start();
      Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
    } finally {
      rig.ingest().resume();
    }
    blow.say("SIGCONT ingest");
    try (Waits waits = new Waits(rig)) {
      restart(rig, waits, RigCommands.NEVER);
    }
  }

  private static void restart(Rig rig, Waits waits, Duration muteClose)
      throws InterruptedException {
    rig.commands().muteClose(muteClose);
    for (int replica = 0; replica < rig.computes().size(); replica++) {
      int port = rig.ports().compute(replica);
      rig.compute(replica).stop(STOP_LIMIT);
      rig.compute(replica).start();
      waits.until("readiness of a compute", READY_LIMIT, () -> waits.isReady(port));
    }
  }
}
