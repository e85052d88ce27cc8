package io.marketdata.load.kill;

import io.marketdata.load.process.OutputFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole platform in a process of its own. */
final class Platform {

  private static final String MAIN = "io.marketdata.standalone.Standalone";
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Process process;
  private final URI address;

  private Platform(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param load where its data is, where it listens, how much it is to do
   * @param output file that takes what it prints; appended
   * @param more further options of the command line
   */
  static Platform start(Load load, OutputFile output, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(load.jvmOptions());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(MAIN);
    command.addAll(load.options());
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.path().toFile()))
            .start();
    return new Platform(process, URI.create("http://127.0.0.1:" + load.ports().http()));
  }

  /** Whether it serves clients, and knows these symbols. */
  boolean isReady(HttpClient client, List<String> symbols) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v3/exchangeInfo")).timeout(LIMIT).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          && symbols.stream().allMatch(symbol -> answer.body().contains('"' + symbol + '"'));
    } catch (IOException _) {
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Where its WebSocket is. */
  URI socket() {
    return URI.create("ws://127.0.0.1:" + address.getPort() + "/ws");
  }

  /** Ends it as the kernel does when memory is short: no hook runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " does not die");
    }
  }

  /** Its exit code, or -1 where it still runs after the limit. */
  int exitCode(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
  }
}
