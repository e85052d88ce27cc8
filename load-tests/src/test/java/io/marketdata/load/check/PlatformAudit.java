package io.marketdata.load.check;

/** All checks of logs and view at once, of a platform that has come to rest. Blocking. */
public interface PlatformAudit {

  /** Reads everything and says what is wrong. */
  Findings run();

  /** The constants and messages of the sources, after {@link #run()}. */
  FeedCheck feeds();

  /** What a fresh core makes of the logs, computed anew at each call. */
  FreshUpdates fresh();

  /** How much was checked, after {@link #run()}. */
  String summary();
}
