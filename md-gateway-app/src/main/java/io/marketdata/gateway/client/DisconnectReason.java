package io.marketdata.gateway.client;

import java.util.Locale;

/**
 * Why a client's connection was ended. The number is the close code on the wire: 3000 to 3499 mean
 * that reconnecting makes sense, 3500 to 3999 that it does not; {@link #key()} is the name in logs
 * and metrics. docs/protocol.md holds the same table.
 */
public enum DisconnectReason {
  /** The replica ends; another one takes over. */
  SHUTDOWN(3001),
  /** The replica reads an epoch of the log that is over; others read the one in force. */
  EPOCH_RAISED(3002),
  /** Something of ours failed. */
  SERVER_ERROR(3004),
  /** The client does not read: nothing is taken, or not even answers to its requests fit. */
  SLOW(3008),
  /** No pong came in time. */
  NO_PONG(3012),
  /** The client sent more messages than it may. */
  TOO_MANY_MESSAGES(3013),
  /** The client sent what is no text. */
  BAD_MESSAGE(3501),
  /** The client went by itself; never sent. */
  GONE(1000);

  private static final int FIRST_TERMINAL = 3500;

  private final int code;

  DisconnectReason(int code) {
    this.code = code;
  }

  /** Close code on the wire. */
  public int code() {
    return code;
  }

  /** Whether reconnecting makes sense. */
  public boolean reconnect() {
    return code < FIRST_TERMINAL;
  }

  /** Name in logs and metrics, and the close frame's text. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
