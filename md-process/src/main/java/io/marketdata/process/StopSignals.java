package io.marketdata.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Ctrl-C and SIGTERM: the first one ends the process in order and with status 0, a further
 * Ctrl-C at once. The JVM by itself would neither give 0 nor listen to the second.
 */
public final class StopSignals {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
  private static final int HALTED = 1;

  private final AtomicBoolean stopping = new AtomicBoolean();

  private StopSignals() {}

  /** Takes the signals from now on; where the JVM offers no signals it goes on as before. */
  public static StopSignals take() {
    StopSignals signals = new StopSignals();
    signals.handle("INT", signals::interrupt);
    signals.handle("TERM", signals::stop);
    return signals;
  }

  /** Whether one came. */
  public boolean isStopping() {
    return stopping.get();
  }

  private void interrupt() {
    if (stopping.get()) {
      Runtime.getRuntime().halt(HALTED);
    }
    stop();
  }

  private void stop() {
    if (stopping.compareAndSet(false, true)) {
      // exit returns only when the hooks have ended, and a second signal comes on this thread
      Thread.ofPlatform().name("stop").start(() -> System.exit(0));
    }
  }

  /** By reflection: the compiler warns of sun.misc.Signal, and warnings are errors here. */
  private void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler onCall =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "equals" -> arguments != null && isSame(proxy, arguments[0]);
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> "stop at " + name;
                default -> {
                  action.run();
                  yield null;
                }
              };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, onCall);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      LOG.atWarn().addKeyValue("signal", name).addKeyValue("cause", e).log("signal is not taken");
    }
  }

  private static boolean isSame(Object proxy, @Nullable Object other) {
    return other != null
        && Proxy.isProxyClass(other.getClass())
        && Proxy.getInvocationHandler(other).equals(Proxy.getInvocationHandler(proxy));
  }
}
