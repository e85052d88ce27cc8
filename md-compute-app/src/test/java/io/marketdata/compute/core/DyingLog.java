package io.marketdata.compute.core;

import io.marketdata.compute.epoch.EpochLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A log whose command is killed at one of its writes: from there on nothing of it reaches Kafka. Or
 * something else happens just before one of them.
 */
final class DyingLog {

  /** The process is gone. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final EpochLog log;
  private final String write;
  private final int time;
  private final boolean before;
  private final @Nullable Runnable meanwhile;
  private int times;
  private boolean dead;

  /**
   * Dies at a write.
   *
   * @param write name of it
   * @param time which of several
   * @param before whether Kafka does not get it any more
   */
  DyingLog(EpochLog log, String write, int time, boolean before) {
    this(log, write, time, before, null);
  }

  /** Lets something else happen before a write. */
  DyingLog(EpochLog log, String write, Runnable meanwhile) {
    this(log, write, 1, false, meanwhile);
  }

  private DyingLog(
      EpochLog log, String write, int time, boolean before, @Nullable Runnable meanwhile) {
    this.log = log;
    this.write = write;
    this.time = time;
    this.before = before;
    this.meanwhile = meanwhile;
  }

  EpochLog log() {
    return (EpochLog)
        Proxy.newProxyInstance(
            EpochLog.class.getClassLoader(), new Class<?>[] {EpochLog.class}, this::call);
  }

  private @Nullable Object call(Object unused, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean isHit = method.getName().equals(write) && ++times == time;
    if (isHit && meanwhile != null) {
      meanwhile.run();
    }
    if (dead || (isHit && before)) {
      dead = true;
      throw new Killed();
    }
    try {
      Object answer = method.invoke(log, arguments);
      if (isHit && meanwhile == null) {
        dead = true;
        throw new Killed();
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
