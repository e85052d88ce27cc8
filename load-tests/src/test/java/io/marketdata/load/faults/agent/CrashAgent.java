package io.marketdata.load.faults.agent;

import io.marketdata.process.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * The agent inside a compute process. It talks to the harness in lines: it says {@code hello NAME},
 * is told {@code arm POINT COUNT}, and when that point is reached for the count-th time says {@code
 * hit POINT} and holds that thread for ever.
 */
public final class CrashAgent {

  private static final int NO_SUCH_METHOD = 70;
  private static final int HARNESS_GONE = 71;
  private static final Console CONSOLE = Console.terminal("crash agent");

  private static final FlushUnits FLUSHES = new FlushUnits();

  private static volatile @Nullable Armed armed;
  private static volatile @Nullable OutputStream out;

  private record Armed(String point, AtomicInteger left) {}

  private CrashAgent() {}

  /**
   * Called by the JVM before the application's main.
   *
   * @param options {@code port=,name=,mutation=,point=}; the point is {@code POINT:COUNT} or empty
   */
  public static void premain(String options, Instrumentation instrumentation) throws IOException {
    Map<String, String> values =
        Arrays.stream(options.split(","))
            .map(option -> option.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(values.get("port")));
    OutputStream stream = socket.getOutputStream();
    out = stream;
    say("hello " + values.get("name"));
    String point = values.getOrDefault("point", "");
    if (!point.isEmpty()) {
      arm(point.replace(':', ' '));
    }
    Thread.ofPlatform().daemon().name("crash-agent").start(() -> listen(socket));
    for (CrashPoint each : CrashPoint.values()) {
      install(each, instrumentation);
    }
    installFlushes(instrumentation);
    Mutations.install(values.getOrDefault("mutation", "none"), instrumentation);
  }

  /** Called at a crash point by the thread that is there. */
  public static void reached(String point) {
    Armed now = armed;
    if (now != null && now.point().equals(point) && now.left().decrementAndGet() == 0) {
      armed = null;
      say("hit " + point);
      while (true) {
        LockSupport.park();
      }
    }
  }

  /** Called at a crash point by the thread that is there; what it has sent has arrived first. */
  public static void flushed(Producer<byte[], byte[]> producer, String point) {
    Armed now = armed;
    if (now != null && now.point().equals(point)) {
      producer.flush();
      reached(point);
    }
  }

  static AgentBuilder builder() {
    return new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly());
  }

  /** Called where a flush of the view begins. */
  public static void flushBegins(List<?> units) {
    Armed now = armed;
    if (now != null && now.point().equals(CrashPoint.BETWEEN_VIEW_WRITES.id())) {
      FLUSHES.begin(units);
    }
  }

  /** Called at a crash point before some units of a flush are written by one call. */
  public static void reachedBehindAnother(List<?> units, String point) {
    if (FLUSHES.isBehindAnother(units.getFirst())) {
      reached(point);
    }
  }

  private static void install(CrashPoint point, Instrumentation instrumentation) {
    Class<?> advice =
        switch (point) {
          case INSIDE_TRANSACTION -> AfterFlush.class;
          case BETWEEN_VIEW_WRITES -> AtLaterUnit.class;
          default -> point.isAtExit() ? AtExit.class : AtEntry.class;
        };
    ElementMatcher<MethodDescription> method = found -> point.fits(found.getName(), types(found));
    builder()
        .type(ElementMatchers.named(point.type()))
        .transform((type, description, _, _, _) -> {
          require(description, method, point.type() + '.' + point.method());
          return type.visit(
              Advice.withCustomMapping().bind(PointName.class, point.id()).to(advice).on(method));
        })
        .installOn(instrumentation);
  }

  private static List<String> types(MethodDescription method) {
    return method.getParameters().asTypeList().asErasures().stream()
        .map(TypeDescription::getName)
        .toList();
  }

  private static void installFlushes(Instrumentation instrumentation) {
    CrashPoint point = CrashPoint.BETWEEN_VIEW_WRITES;
    ElementMatcher<MethodDescription> flush =
        ElementMatchers.<MethodDescription>named(point.method())
            .and(ElementMatchers.takesArguments(List.class));
    builder()
        .type(ElementMatchers.named(point.type()))
        .transform((type, description, _, _, _) -> {
          require(description, flush, point.type() + '.' + point.method());
          return type.visit(Advice.to(AtFlush.class).on(flush));
        })
        .installOn(instrumentation);
  }

  /** A method that has another name by now must not become a point that is never reached. */
  static void require(
      TypeDescription type,
      ElementMatcher<? super MethodDescription.InDefinedShape> method,
      String name) {
    if (type.getDeclaredMethods().filter(method).isEmpty()) {
      CONSOLE.complain("there is no method " + name);
      Runtime.getRuntime().halt(NO_SUCH_METHOD);
    }
  }

  private static void listen(Socket socket) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("arm ")) {
          arm(line.substring("arm ".length()));
        }
      }
    } catch (IOException e) {
      CONSOLE.complain("the harness is gone: " + e.getMessage());
    }
    // the harness has ended; its processes end with it
    Runtime.getRuntime().halt(HARNESS_GONE);
  }

  private static void arm(String pointAndCount) {
    String[] parts = pointAndCount.split(" ", -1);
    armed = new Armed(parts[0], new AtomicInteger(Integer.parseInt(parts[1])));
  }

  private static synchronized void say(String line) {
    OutputStream stream = out;
    try {
      if (stream != null) {
        stream.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
        stream.flush();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Advice at the beginning of a method. */
  static final class AtEntry {
    private AtEntry() {}

    @Advice.OnMethodEnter
    static void enter(@PointName String point) {
      CrashAgent.reached(point);
    }
  }

  /** Advice where a flush of the view begins. */
  static final class AtFlush {
    private AtFlush() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) List<?> units) {
      CrashAgent.flushBegins(units);
    }
  }

  /** Advice where a call of a flush is made: it counts where another one was before it. */
  static final class AtLaterUnit {
    private AtLaterUnit() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(1) List<?> units, @PointName String point) {
      CrashAgent.reachedBehindAnother(units, point);
    }
  }

  /** Advice where the states are sent: the broker has them. */
  static final class AfterFlush {
    private AfterFlush() {}

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("producer") Producer<byte[], byte[]> producer, @PointName String point) {
      CrashAgent.flushed(producer, point);
    }
  }

  /** Advice where a method returns normally. */
  static final class AtExit {
    private AtExit() {}

    @Advice.OnMethodExit
    static void exit(@PointName String point) {
      CrashAgent.reached(point);
    }
  }
}
