package io.marketdata.load.clients;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Which streams a connection has asked for, by which request, and which requests are answered. */
final class Subscriptions {

  private final Map<String, Long> requests = new LinkedHashMap<>();
  private final Set<Long> answered = new HashSet<>();

  /** Requests for these streams, so many in each. */
  static List<String> requests(List<String> streams, int most) {
    List<String> requests = new ArrayList<>();
    for (int from = 0; from < streams.size(); from += most) {
      List<String> some = streams.subList(from, Math.min(streams.size(), from + most));
      String names = some.stream().map(s -> '"' + s + '"').collect(Collectors.joining(","));
      requests.add("{\"method\":\"SUBSCRIBE\",\"id\":%d,\"params\":[%s]}".formatted(from, names));
    }
    return requests;
  }

  /** The client has sent a request. */
  void sent(JsonNode request) {
    for (JsonNode stream : request.path("params")) {
      requests.put(stream.asString(""), request.path("id").asLong(-1));
    }
  }

  /** The gateway has answered one. */
  void done(long id) {
    answered.add(id);
  }

  /** The request of a stream, or -1 where it is not subscribed. */
  long request(String stream) {
    long id = requests.getOrDefault(stream, -1L);
    return answered.contains(id) ? id : -1;
  }

  /** The streams whose request was answered. */
  List<String> streams() {
    return requests.keySet().stream().filter(stream -> request(stream) >= 0).toList();
  }
}
