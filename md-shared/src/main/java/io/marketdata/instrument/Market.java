package io.marketdata.instrument;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A market, named as in the symbols of its instruments: {@code SH} of {@code 600519.SH}.
 *
 * @param code upper-case letters and digits, at most 16
 */
public record Market(String code) {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,16}");
  private static final Set<String> MAINLAND =
      Set.of("SH", "SZ", "BJ", "SHFE", "INE", "DCE", "CZCE", "CFFEX", "GFEX");

  /** Checks the code. */
  public Market {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not a market: " + code);
    }
  }

  /** Whether its users expect the Chinese convention of indicators. */
  public boolean isMainland() {
    return MAINLAND.contains(code);
  }

  @Override
  public String toString() {
    return code;
  }
}
