package io.marketdata.load.faults.agent;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** Breaks compute in one way, see {@code ./load-tests/faults --list}. */
public final class Mutations {

  private static final String COMPUTE = "io.marketdata.compute.";
  private static final int DROPPED_FRAME = 300;
  private static final AtomicInteger FRAMES = new AtomicInteger();

  private Mutations() {}

  static void install(String mutation, Instrumentation instrumentation) {
    switch (mutation) {
      case "none" -> {
        // compute as it is
      }
      case "offset-outside-transaction" ->
          install(
              "checkpoint.kafka.KafkaCheckpointSession",
              "commit",
              OffsetFirst.class,
              instrumentation);
      case "no-offset-check" -> {
        install("partition.Serving", "isNext", AlwaysTrue.class, instrumentation);
        install("core.PartitionCore", "apply", AnyOffset.class, instrumentation);
      }
      case "no-lag" -> {
        install("view.Surroundings", "lag", NoLag.class, instrumentation);
        install("view.SeenTime", "seen", DurableAtOnce.class, instrumentation);
      }
      case "drop-frame" ->
          install("partition.CoreProcessor", "apply", DropFrame.class, instrumentation);
      default -> throw new IllegalArgumentException("no mutation " + mutation);
    }
  }

  private static void install(
      String type, String method, Class<?> advice, Instrumentation instrumentation) {
    CrashAgent.builder()
        .type(ElementMatchers.named(COMPUTE + type))
        .transform((builder, description, _, _, _) -> {
          CrashAgent.require(description, ElementMatchers.named(method), type + '.' + method);
          return builder.visit(Advice.to(advice).on(ElementMatchers.named(method)));
        })
        .installOn(instrumentation);
  }

  /** Those frames without one of them, once. */
  public static List<byte[]> withoutOne(List<byte[]> frames) {
    if (frames.isEmpty() || FRAMES.getAndIncrement() != DROPPED_FRAME) {
      return frames;
    }
    List<byte[]> left = new ArrayList<>(frames);
    left.removeFirst();
    return left;
  }

  /** One frame less. */
  static final class DropFrame {
    private DropFrame() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) List<byte[]> frames) {
      frames = Mutations.withoutOne(frames);
    }
  }

  /** What a look finds acknowledged is durable. */
  static final class DurableAtOnce {
    private DurableAtOnce() {}

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable") // the woven method returns it
    static void exit(@Advice.Argument(0) long at, @Advice.Return(readOnly = false) long durableAt) {
      durableAt = at;
    }
  }

  /** A durability lag of nothing. */
  static final class NoLag {
    private NoLag() {}

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable") // the woven method returns it
    static void exit(@Advice.Return(readOnly = false) long lag) {
      lag = 0;
    }
  }

  /** Whatever record comes is the next one. */
  static final class AlwaysTrue {
    private AlwaysTrue() {}

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable") // the woven method returns it
    static void exit(@Advice.Return(readOnly = false) boolean next) {
      next = true;
    }
  }

  /** The core takes an earlier record as if it were the next one. */
  static final class AnyOffset {
    private AnyOffset() {}

    @Advice.OnMethodEnter
    static void enter(
        @Advice.This Object core, @Advice.Argument(value = 0, readOnly = false) long offset) {
      offset = OffsetFirst.atLeastNext(core, offset);
    }
  }
}
