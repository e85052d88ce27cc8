package io.marketdata.gateway.transport;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks for: {@code /ws}, {@code /ws/<stream>/<stream>}, or any other path with or
 * without {@code ?streams=<stream>/<stream>}.
 *
 * @param combined whether messages are wrapped with their stream's name
 * @param streams to begin with, as they are named
 */
public record StreamAddress(boolean combined, List<String> streams) {

  private static final String RAW = "/ws";
  private static final String PARAMETER = "streams=";

  /**
   * Reads an address.
   *
   * @throws RequestException coded, if it cannot be read
   */
  public static StreamAddress of(URI address) {
    String path = address.getRawPath();
    if (path.startsWith(RAW)) {
      return new StreamAddress(false, split(path.substring(RAW.length())));
    }
    return new StreamAddress(true, split(parameter(address.getRawQuery())));
  }

  private static String parameter(@Nullable String query) {
    return query == null
        ? ""
        : Arrays.stream(query.split("&", -1))
            .filter(part -> part.startsWith(PARAMETER))
            .map(part -> part.substring(PARAMETER.length()))
            .findFirst()
            .orElse("");
  }

  private static List<String> split(String names) {
    try {
      String plain = URLDecoder.decode(names.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Arrays.stream(plain.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    } catch (IllegalArgumentException e) {
      throw new RequestException(ErrorCode.ILLEGAL_PARAMETER, "streams are not well encoded");
    }
  }
}
