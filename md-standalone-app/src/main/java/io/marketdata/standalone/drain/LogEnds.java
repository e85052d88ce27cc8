package io.marketdata.standalone.drain;

import java.util.Map;

/** Where the logs end at the moment. Blocks. */
public interface LogEnds {

  /** {@return end offset of md.ticks by partition} */
  Map<Integer, Long> ticks();

  /** {@return end offset of md.updates by partition} */
  Map<Integer, Long> updates();
}
