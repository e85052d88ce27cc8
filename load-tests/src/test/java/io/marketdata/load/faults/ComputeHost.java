package io.marketdata.load.faults;

import io.marketdata.compute.ComputeApplication;
import io.marketdata.process.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A process that hosts several computes, each a member of the group with everything of its own. It
 * reads {@code add} and {@code remove} from its standard input, a line each, and always keeps one.
 */
final class ComputeHost {

  private static final int FAILED = 1;

  private ComputeHost() {}

  /**
   * Runs until the process ends: with its standard input, or with a compute that does not start.
   *
   * @param args those of compute
   */
  static void main(String[] args) throws IOException {
    try {
      host(args);
    } catch (RuntimeException e) {
      Console.terminal("compute host").complain("a compute fails: " + e);
      System.exit(FAILED);
    }
    System.exit(0);
  }

  private static void host(String... args) throws IOException {
    Deque<ConfigurableApplicationContext> computes = new ArrayDeque<>();
    computes.add(ComputeApplication.application().run(args));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("add")) {
        computes.addLast(ComputeApplication.application().run(args));
      } else if (line.equals("remove") && computes.size() > 1) {
        computes.removeFirst().close();
      }
    }
  }
}
