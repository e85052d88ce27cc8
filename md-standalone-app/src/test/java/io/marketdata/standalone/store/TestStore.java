package io.marketdata.standalone.store;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Sends single commands to a server. */
public final class TestStore {

  private TestStore() {}

  public static List<String> call(EmbeddedRedis redis, String... words) throws IOException {
    int port = URI.create(redis.uri()).getPort();
    try (RespConnection connection = RespConnection.open(port, PortOccupant.TIMEOUT)) {
      return connection.call(words);
    }
  }
}
