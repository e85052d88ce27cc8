package io.marketdata.gateway.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads requests. Whatever the bytes, the answer is a request or a {@link ClientRequest.Rejected};
 * nothing is thrown. Thread-safe.
 */
public final class RequestParser {

  private static final int MAX_NESTING = 8;
  private static final int MAX_TEXT = 256;
  private static final int MAX_NUMBER = 32;
  private static final int QUOTED = 40;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_NESTING)
                          .maxStringLength(MAX_TEXT)
                          .maxNameLength(MAX_TEXT)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads one message, UTF-8. */
  public ClientRequest parse(byte[] message) {
    JsonNode root;
    try {
      root = mapper.readTree(message);
    } catch (JacksonException e) {
      return rejected(RequestId.NONE, ErrorCode.INVALID_JSON, "Invalid JSON");
    }
    if (!root.isObject()) {
      return rejected(RequestId.NONE, ErrorCode.INVALID_REQUEST, "expected an object");
    }
    RequestId id = id(root.get("id"));
    if (id == null) {
      return rejected(
          RequestId.NONE,
          ErrorCode.INVALID_REQUEST,
          "id must be an integer of 64 bits, a text of at most 36 characters, or null");
    }
    JsonNode method = root.get("method");
    if (method == null || !method.isString()) {
      return rejected(id, ErrorCode.INVALID_REQUEST, "missing field method");
    }
    return request(id, method.stringValue(), root.get("params"));
  }

  private static ClientRequest request(RequestId id, String method, @Nullable JsonNode params) {
    return switch (method) {
      case "SUBSCRIBE" -> {
        List<String> streams = streams(params);
        yield streams == null ? wrongStreams(id) : new ClientRequest.Subscribe(id, streams);
      }
      case "UNSUBSCRIBE" -> {
        List<String> streams = streams(params);
        yield streams == null ? wrongStreams(id) : new ClientRequest.Unsubscribe(id, streams);
      }
      case "LIST_SUBSCRIPTIONS" -> new ClientRequest.ListSubscriptions(id);
      case "SET_PROPERTY" -> setProperty(id, params);
      case "GET_PROPERTY" -> getProperty(id, params);
      default -> rejected(id, ErrorCode.INVALID_REQUEST, "unknown method " + quoted(method));
    };
  }

  private static ClientRequest setProperty(RequestId id, @Nullable JsonNode params) {
    if (params == null || !params.isArray() || params.size() != 2 || !params.get(0).isString()) {
      return rejected(id, ErrorCode.INVALID_REQUEST, "params must be [property, value]");
    }
    if (!params.get(0).stringValue().equals("combined")) {
      return rejected(id, ErrorCode.UNKNOWN_PROPERTY, "Unknown property");
    }
    if (!params.get(1).isBoolean()) {
      return rejected(id, ErrorCode.INVALID_VALUE, "Invalid value type: expected Boolean");
    }
    return new ClientRequest.SetCombined(id, params.get(1).booleanValue());
  }

  private static ClientRequest getProperty(RequestId id, @Nullable JsonNode params) {
    if (params == null || !params.isArray() || params.size() != 1 || !params.get(0).isString()) {
      return rejected(id, ErrorCode.INVALID_REQUEST, "params must be [property]");
    }
    if (!params.get(0).stringValue().equals("combined")) {
      return rejected(id, ErrorCode.UNKNOWN_PROPERTY, "Unknown property");
    }
    return new ClientRequest.GetCombined(id);
  }

  private static @Nullable List<String> streams(@Nullable JsonNode params) {
    if (params == null || !params.isArray() || params.isEmpty()) {
      return null;
    }
    List<String> streams = new ArrayList<>(params.size());
    for (JsonNode stream : params) {
      if (!stream.isString()) {
        return null;
      }
      streams.add(stream.stringValue());
    }
    return streams;
  }

  private static @Nullable RequestId id(@Nullable JsonNode id) {
    if (id == null || id.isNull()) {
      return RequestId.NONE;
    }
    if (id.isIntegralNumber() && id.canConvertToLong()) {
      return new RequestId(id.longValue(), null);
    }
    if (id.isString() && id.stringValue().length() <= RequestId.MAX_TEXT) {
      return new RequestId(null, id.stringValue());
    }
    return null;
  }

  private static ClientRequest wrongStreams(RequestId id) {
    return rejected(
        id, ErrorCode.INVALID_REQUEST, "params must be an array of at least one stream name");
  }

  private static ClientRequest rejected(RequestId id, ErrorCode code, String detail) {
    return new ClientRequest.Rejected(id, code, detail);
  }

  private static String quoted(String text) {
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
  }
}
