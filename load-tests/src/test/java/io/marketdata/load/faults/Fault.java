package io.marketdata.load.faults;

import java.util.Random;

/** Something that goes wrong, and how it comes right again. */
interface Fault {

  /** Its line in the table. */
  String title();

  /** Whether clients may be told by gap messages that they have lost something of it. */
  default boolean allowsGaps() {
    return false;
  }

  /** Whether it may also come while the platform still recovers from another one. */
  default boolean strikesAnyTime() {
    return false;
  }

  /**
   * Does the harm and, where it lasts, undoes it. Blocks until the platform has everything again
   * that it needs to recover.
   *
   * @param random decides what is left open, such as which replica
   * @param blow is told of everything that is done, and when the harm is done
   */
  void strike(Rig rig, Random random, Blow blow) throws Exception;
}
