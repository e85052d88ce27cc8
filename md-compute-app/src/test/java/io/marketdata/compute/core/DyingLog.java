package io.marketdata.compute.core;

import io.marketdata.compute.epoch.EpochLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
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

  private static final Set<String> WRITES =
      Set.of("announceEnd", "takeBack", "seal", "create", "store", "endCopy", "copy", "putInForce");

  private final EpochLog log;
  private final int step;
  private final boolean before;
  private final String interrupted;
  private final @Nullable Runnable meanwhile;
  private String reached = "nothing";
  private int writes;
  private boolean dead;

  DyingLog(EpochLog log, int step, boolean before) {
    this(log, step, before, "", null);
  }

  DyingLog(EpochLog log, String interrupted, Runnable meanwhile) {
    this(log, Integer.MAX_VALUE, false, interrupted, meanwhile);
  }

  private DyingLog(
      EpochLog log, int step, boolean before, String interrupted, @Nullable Runnable meanwhile) {
    this.log = log;
    this.step = step;
    this.before = before;
    this.interrupted = interrupted;
    this.meanwhile = meanwhile;
  }

  EpochLog log() {
    return (EpochLog)
        Proxy.newProxyInstance(
            EpochLog.class.getClassLoader(), new Class<?>[] {EpochLog.class}, this::call);
  }

  /** The write that it was killed at. */
  String reached() {
    return reached;
  }

  private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean isHit = WRITES.contains(method.getName()) && ++writes == step;
    if (isHit) {
      reached = method.getName();
    }
    if (dead || (isHit && before)) {
      dead = true;
      throw new Killed();
    }
    if (meanwhile != null && method.getName().equals(interrupted)) {
      meanwhile.run();
    }
    try {
      Object answer = method.invoke(log, arguments);
      if (isHit) {
        dead = true;
        throw new Killed();
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
