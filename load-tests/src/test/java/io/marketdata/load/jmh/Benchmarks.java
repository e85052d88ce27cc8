package io.marketdata.load.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the benchmarks, when asked for by name: no test run of the build takes it. What JMH is to do
 * stands in the system property {@code jmh}, as on its command line.
 */
class Benchmarks {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  @Test
  void run() throws Exception {
    // given
    String arguments = System.getProperty("jmh", "-f 1 -wi 2 -i 3 -w 2 -r 2 -prof gc");

    // when
    var results = new Runner(new CommandLineOptions(SPACES.split(arguments.strip()))).run();

    // then
    assertThat(results).isNotEmpty();
  }
}
