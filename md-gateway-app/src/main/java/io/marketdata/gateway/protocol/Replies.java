package io.marketdata.gateway.protocol;

import java.util.Collection;

/** Answers and notices that are not market data. Thread-safe. */
public final class Replies {

  private Replies() {}

  /** Done. */
  public static byte[] done(RequestId id) {
    JsonWriter json = new JsonWriter().raw("{\"result\":null,\"id\":");
    id.write(json);
    return json.raw('}').toBytes();
  }

  /** A list of streams. */
  public static byte[] streams(RequestId id, Collection<String> streams) {
    JsonWriter json = new JsonWriter().raw("{\"result\":[");
    boolean first = true;
    for (String stream : streams) {
      if (!first) {
        json.raw(',');
      }
      first = false;
      json.text(stream);
    }
    json.raw("],\"id\":");
    id.write(json);
    return json.raw('}').toBytes();
  }

  /** A property's value. */
  public static byte[] property(RequestId id, boolean value) {
    JsonWriter json = new JsonWriter().raw("{\"result\":").bool(value).raw(",\"id\":");
    id.write(json);
    return json.raw('}').toBytes();
  }

  /** An error on a socket. */
  public static byte[] error(RequestId id, ErrorCode code, String detail) {
    JsonWriter json = open(code, detail).raw(",\"temporary\":").bool(code.temporary());
    json.raw(",\"id\":");
    id.write(json);
    return json.raw('}').toBytes();
  }

  /** An error over HTTP: Binance's two fields. */
  public static byte[] httpError(ErrorCode code, String detail) {
    return open(code, detail).raw('}').toBytes();
  }

  /** The replica is about to end; reconnect when the socket is closed. */
  public static byte[] serverShutdown(long epochMillis, boolean combined) {
    JsonWriter json = new JsonWriter();
    if (combined) {
      json.raw("{\"stream\":\"!serverShutdown\",\"data\":");
    }
    json.raw("{\"e\":\"serverShutdown\",\"E\":").number(epochMillis).raw('}');
    return (combined ? json.raw('}') : json).toBytes();
  }

  /** The last words to a client whose transport has no close code. */
  public static byte[] close(int code, String reason) {
    JsonWriter json = new JsonWriter().raw("{\"code\":").number(code);
    return json.raw(",\"reason\":").text(reason).raw('}').toBytes();
  }

  private static JsonWriter open(ErrorCode code, String detail) {
    return new JsonWriter().raw("{\"code\":").number(code.code()).raw(",\"msg\":").text(detail);
  }
}
