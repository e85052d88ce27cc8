package io.marketdata.compute.kafka;

import org.jspecify.annotations.Nullable;

/** Compute does not start; the message is the one line that says why. */
public final class StartRefusedException extends RuntimeException {

  StartRefusedException(String line, @Nullable Throwable cause) {
    super(line, cause);
  }

  /** The refusal behind a failed start, null where it failed for another reason. */
  public static @Nullable StartRefusedException in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefusedException refusal) {
        return refusal;
      }
    }
    return null;
  }
}
