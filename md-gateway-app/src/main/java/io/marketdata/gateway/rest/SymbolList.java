package io.marketdata.gateway.rest;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Symbols of a query: one, or Binance's {@code ["A","B"]}. */
final class SymbolList {

  private static final int MAX_LENGTH = 16_384;
  private static final Pattern LIST = Pattern.compile("\\[\"[^\"]+\"(?:,\"[^\"]+\")*+]");

  private SymbolList() {}

  static List<String> of(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      throw new RequestException(ErrorCode.ILLEGAL_PARAMETER, "symbols are not well formed");
    }
    if (!text.startsWith("[")) {
      return List.of(text);
    }
    if (!LIST.matcher(text).matches()) {
      throw new RequestException(ErrorCode.ILLEGAL_PARAMETER, "symbols are not well formed");
    }
    String names = text.substring(2, text.length() - 2);
    return Arrays.asList(names.split("\",\"", -1));
  }
}
