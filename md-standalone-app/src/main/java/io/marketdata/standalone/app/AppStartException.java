package io.marketdata.standalone.app;

/** An app cannot start. The cause's message is meant for the user. */
public final class AppStartException extends RuntimeException {

  AppStartException(PlatformApp app, Throwable cause) {
    super(app.label() + " cannot start", cause);
  }

  AppStartException(String line) {
    super(line);
  }
}
