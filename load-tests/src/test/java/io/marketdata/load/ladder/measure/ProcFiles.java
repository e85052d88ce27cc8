package io.marketdata.load.ladder.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads Linux' {@code /proc}. Thread-safe; where there is no {@code /proc} nothing is found. */
public final class ProcFiles {

  /** Clock ticks of {@code /proc} in a second: 100 on every Linux that runs Java. */
  private static final int TICKS_A_SECOND = 100;

  private static final long MILLIS_A_TICK = 1_000 / TICKS_A_SECOND;
  private static final int PAGE_BYTES = 4_096;

  // places behind the name in brackets, which may hold spaces; proc(5) counts from 1
  private static final int STATE = 3;
  private static final int USER = 14 - STATE;
  private static final int SYSTEM = 15 - STATE;
  private static final int RESIDENT = 24 - STATE;

  // of the line "cpu" of /proc/stat
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int STOLEN = 8;

  private final Path root;

  /** With where {@code /proc} is. */
  public ProcFiles(Path root) {
    this.root = root;
  }

  /** The files of this machine. */
  public static ProcFiles system() {
    return new ProcFiles(Path.of("/proc"));
  }

  /** What a process has used; nothing of one that has ended. */
  public ProcessUse use(long pid) {
    return read(root.resolve(Long.toString(pid)).resolve("stat"))
        .map(ProcFiles::use)
        .orElse(ProcessUse.NONE);
  }

  /**
   * CPU time of the whole machine but for idling, in milliseconds since its start; 0 if unknown.
   */
  public long busyMillis() {
    return read(root.resolve("stat")).map(ProcFiles::busy).orElse(0L);
  }

  static ProcessUse use(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    return new ProcessUse(ticks * MILLIS_A_TICK, Long.parseLong(fields[RESIDENT]) * PAGE_BYTES);
  }

  static long busy(String stat) {
    String[] fields = stat.lines().findFirst().orElse("").strip().split(" +", -1);
    long ticks = 0;
    // what guests use is part of the user's time already
    for (int i = 1; i < Math.min(fields.length, STOLEN + 1); i++) {
      if (i != IDLE && i != WAITING) {
        ticks += Long.parseLong(fields[i]);
      }
    }
    return ticks * MILLIS_A_TICK;
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
