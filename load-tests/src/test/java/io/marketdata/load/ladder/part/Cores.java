package io.marketdata.load.ladder.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Which core a process is bound to. The first one is for what is measured or makes the load, the
 * second for what it talks to; with only one core, or without {@code taskset}, nothing is bound.
 *
 * @param usable numbers of the cores that this program may use
 */
public record Cores(List<Integer> usable) {

  /** Bound to none. */
  public static final int ANY = -1;

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  public Cores {
    usable = List.copyOf(usable);
  }

  /** What this machine allows. */
  public static Cores here() {
    try {
      return hasTaskset()
          ? new Cores(
              Files.readAllLines(STATUS, StandardCharsets.UTF_8).stream()
                  .filter(line -> line.startsWith(ALLOWED))
                  .flatMap(line -> parse(line.substring(ALLOWED.length()).strip()).stream())
                  .toList())
          : new Cores(List.of());
    } catch (IOException _) {
      return new Cores(List.of());
    }
  }

  /** Reads a list such as {@code 0-2,5}. */
  static List<Integer> parse(String list) {
    List<Integer> cores = new ArrayList<>();
    for (String part : list.split(",", -1)) {
      String[] ends = part.split("-", -1);
      IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          .forEach(cores::add);
    }
    return cores;
  }

  /** For the subject. */
  public int subject() {
    return usable.size() < 2 ? ANY : usable.get(0);
  }

  /** For broker and Redis. */
  public int servers() {
    return usable.size() < 2 ? ANY : usable.get(1);
  }

  /** For the other end of a connection: a third core, else the servers'. */
  public int peer() {
    return usable.size() < 3 ? servers() : usable.get(2);
  }

  /** What is bound where, for people. */
  public String plan() {
    if (subject() == ANY) {
      return "no process is bound to a core";
    }
    return "core %d: compute, republisher, generator, fan-out server; core %d: broker and Redis%s"
        .formatted(
            subject(),
            servers(),
            usable.size() < 3
                ? ", consumer, fan-out clients and the measuring program"
                : "; core %d: consumer, fan-out clients and the measuring program"
                    .formatted(peer()));
  }

  /** Binds this very process to the peer's core. */
  public void bindSelf() throws IOException, InterruptedException {
    if (peer() != ANY) {
      run("taskset", "-a", "-p", "-c", String.valueOf(peer()), self());
    }
  }

  private static String self() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static boolean hasTaskset() {
    try {
      return run("taskset", "-p", self()) == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
