package io.marketdata.standalone.bars;

import io.marketdata.ingest.feed.file.FileRefusedException;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Makes bars of tick files: {@code ./run bars}. */
public final class Bars {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_OPTION = 2;
  static final int ROWS_REJECTED = 3;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanoTime;

  /**
   * A command that speaks there.
   *
   * @param terminal whether a line of {@code err} can be written over
   * @param nanoTime a clock without an origin, nanoseconds
   */
  Bars(PrintStream out, PrintStream err, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  /**
   * Runs and ends the process.
   *
   * @param args see {@code help.txt}
   */
  @SuppressWarnings("SystemConsoleNull") // Java 25 gives none again where there is no terminal
  public static void main(String[] args) {
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    System.exit(new Bars(System.out, System.err, terminal, System::nanoTime).run(args));
  }

  /**
   * Does what the command line asks for.
   *
   * @return the process's exit code
   */
  int run(String... args) {
    List<String> given = Arrays.asList(args);
    if (given.contains("--help") || given.contains("-h")) {
      out.println(help());
      return DONE;
    }
    try {
      return run(BarsOptions.parse(args));
    } catch (BadBarsOptionException e) {
      complain(e);
      return BAD_OPTION;
    } catch (FileRefusedException | IOException | UncheckedIOException e) {
      complain(e);
      return FAILED;
    } catch (OutOfMemoryError e) {
      err.println("bars: too many symbols for the memory; MD_JAVA_OPTS=-Xmx1g gives it more");
      return FAILED;
    }
  }

  private int run(BarsOptions options) throws IOException {
    Progress progress = new Progress(err, terminal, nanoTime);
    try (BarsRun run = BarsRun.open(options, err, progress)) {
      run.toEnd();
      progress.end();
      if (run.isBarless()) {
        err.println("no row made a bar: of quotes, bars need --price bid, ask or mid");
      }
      err.println(run.summary(progress.elapsed()));
      return run.rejected() > 0 ? ROWS_REJECTED : DONE;
    } finally {
      progress.end();
    }
  }

  private void complain(Exception failure) {
    err.println("bars: " + FailureWords.of(failure));
  }

  private static String help() {
    try (InputStream text = Bars.class.getResourceAsStream("help.txt")) {
      if (text == null) {
        throw new IllegalStateException("help.txt is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
