package io.marketdata.load.faults;

import io.marketdata.load.faults.agent.CrashPoint;
import java.time.Duration;
import java.util.Random;

/**
 * SIGKILL of a compute that stands at a named point, which it has reached for the n-th time since
 * the fault began.
 *
 * @param point where it dies
 */
record CrashFault(CrashPoint point) implements Fault {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int MOST_PASSES = 20;

  @Override
  public String title() {
    return "kill -9 " + point.id();
  }

  @Override
  public void strike(Rig rig, Random random, Blow blow) throws Exception {
    int replica = random.nextInt(2);
    Unit unit = rig.compute(replica);
    int pass = 1 + random.nextInt(point == CrashPoint.DURING_LOAD ? 4 : MOST_PASSES);
    if (point == CrashPoint.DURING_LOAD) {
      rig.agents().forget(unit.name());
      unit.kill();
      rig.commands().arm(replica, point.id() + ':' + pass);
      unit.start();
      rig.commands().arm(replica, "");
    } else {
      rig.agents().arm(unit.name(), point, pass);
    }
    if (!rig.agents().awaitHit(unit.name(), LIMIT)) {
      throw new Recovery.FailedException(
          "%s does not come to %s for the %d. time".formatted(unit.name(), point.id(), pass));
    }
    blow.falls("kill -9 %s %s, pass %d", unit.name(), point.id(), pass);
    unit.kill();
    unit.start();
  }
}
