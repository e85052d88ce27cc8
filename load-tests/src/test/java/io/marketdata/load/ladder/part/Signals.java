package io.marketdata.load.ladder.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** A part's side of its conversation with the measuring program. */
final class Signals {

  private static final Duration PERIOD = Duration.ofMillis(50);

  private final PrintStream out = System.out;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  void ready(String details) {
    say("ready " + details);
  }

  void done(String details) {
    say("done " + details);
  }

  private synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Waits for the word to begin; the process ends where none comes any more. */
  void awaitGo() throws IOException {
    if (in.readLine() == null) {
      System.exit(1);
    }
    Thread.ofPlatform().daemon().name("input-end").start(this::awaitEnd);
  }

  /** Ends the process when whoever started it is gone. */
  private void awaitEnd() {
    try {
      while (in.readLine() != null) {
        // nothing more is said
      }
      System.exit(1);
    } catch (IOException _) {
      System.exit(1);
    }
  }

  /** Tells from now on how far it is, whenever that has changed. */
  void report(LongSupplier count) {
    Thread.ofPlatform()
        .daemon()
        .name("report")
        .start(() -> {
          long told = 0;
          while (true) {
            long now = count.getAsLong();
            if (now != told) {
              say("at " + now);
              told = now;
            }
            try {
              Thread.sleep(PERIOD);
            } catch (InterruptedException _) {
              return;
            }
          }
        });
  }

  /** Waits for the end of the input, where nobody waits for it yet. */
  void awaitInputEnd() throws IOException {
    while (in.readLine() != null) {
      // nothing is said
    }
  }

  /** Waits to be stopped. */
  void awaitStop() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
