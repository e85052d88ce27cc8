package io.marketdata.gateway.protocol;

import java.util.List;

/** What a client may send. */
public sealed interface ClientRequest {

  /** The mark to echo. */
  RequestId id();

  /** Wants streams, as they were named. */
  record Subscribe(RequestId id, List<String> streams) implements ClientRequest {}

  /** Wants streams no more. */
  record Unsubscribe(RequestId id, List<String> streams) implements ClientRequest {}

  /** Asks for its streams. */
  record ListSubscriptions(RequestId id) implements ClientRequest {}

  /** Wants streams wrapped with their name, or not. */
  record SetCombined(RequestId id, boolean combined) implements ClientRequest {}

  /** Asks whether streams are wrapped with their name. */
  record GetCombined(RequestId id) implements ClientRequest {}

  /** Nothing that is understood. */
  record Rejected(RequestId id, ErrorCode code, String detail) implements ClientRequest {}
}
