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

  private static void install(CrashPoint point, Instrumentation instrumentation) {
    Class<?> advice =
        point == CrashPoint.INSIDE_TRANSACTION
            ? AfterFlush.class
            : point.isAtExit() ? AtExit.class : AtEntry.class;
    ElementMatcher<MethodDescription> method =
        ElementMatchers.<MethodDescription>named(point.method())
            .and(ElementMatchers.takesArguments(point.parameters()));
    builder()
        .type(ElementMatchers.named(point.type()))
        .transform((type, description, _, _, _) -> {
          require(description, method, point.type() + '.' + point.method());
          return type.visit(
              Advice.withCustomMapping().bind(PointName.class, point.id()).to(advice).on(method));
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
