package io.marketdata.load.faults;

import java.time.Duration;
import java.util.List;

/**
 * A command that an operator gives, as a process of its own. Blocks.
 *
 * @param name of the file that takes what it prints
 * @param main class
 * @param heapMegabytes most memory of its objects
 */
record OperatorCommand(String name, String main, int heapMegabytes) {

  private static final Duration POLL = Duration.ofMillis(250);

  /** The script that gives it, {@code ./run view rebuild}. */
  static final OperatorCommand VIEW =
      new OperatorCommand("view", "io.marketdata.compute.view.rebuild.ViewCommand", 256);

  /** {@code ./run topics repartition}. */
  static final OperatorCommand EPOCH =
      new OperatorCommand("epoch", "io.marketdata.compute.epoch.command.EpochCommand", 512);

  /**
   * Runs it until it ends with 0.
   *
   * @param meanwhile called now and then
   * @throws Recovery.FailedException where it ends otherwise, or not in time
   */
  void run(Rig rig, List<String> arguments, Duration limit, Runnable meanwhile) {
    List<String> command =
        new JavaCommand(rig.options().classes(), main, heapMegabytes, false, List.of())
            .with(arguments);
    long begin = System.nanoTime();
    try (Unit unit = new Unit(name, rig.options().folder(), () -> command)) {
      unit.start();
      Integer code = unit.exitCode(POLL);
      while (code == null && System.nanoTime() - begin < limit.toNanos()) {
        meanwhile.run();
        code = unit.exitCode(POLL);
      }
      if (code == null || code != 0) {
        throw new Recovery.FailedException(name + " ended with " + code + ", " + unit.tail());
      }
    }
  }
}
