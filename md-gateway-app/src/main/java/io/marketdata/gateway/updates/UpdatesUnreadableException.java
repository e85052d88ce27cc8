package io.marketdata.gateway.updates;

import org.jspecify.annotations.Nullable;

/** The log of updates cannot be read (now): one line that says why. */
public final class UpdatesUnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason and, where there is one, its cause. */
  public UpdatesUnreadableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
