package io.marketdata.load.check;

import java.util.HashMap;
import java.util.Map;

/** A stored message: what it says, the exponents beside it, the version before it. */
final class LiveText {

  private LiveText() {}

  static Map<String, String> fields(
      Map<String, String> message, int priceExponent, int sizeExponent, long epoch, long seq) {
    Map<String, String> fields = new HashMap<>(message);
    fields.put("priceExponent", Integer.toString(priceExponent));
    fields.put("sizeExponent", Integer.toString(sizeExponent));
    fields.put("versionEpoch", Long.toString(epoch));
    fields.put("versionSeq", Long.toString(seq));
    return fields;
  }

  /** Version of a chunk or a block. */
  static Map<String, String> version(long epoch, long seq) {
    return Map.of("epoch", Long.toString(epoch), "seq", Long.toString(seq));
  }
}
