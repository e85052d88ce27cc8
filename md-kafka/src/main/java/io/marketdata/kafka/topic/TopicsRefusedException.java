package io.marketdata.kafka.topic;

import java.util.List;

/** Topics are not, or cannot be made, what the platform requires. */
public final class TopicsRefusedException extends RuntimeException {

  private final transient List<String> violations;

  /**
   * Gathers the lines; the message is all of them.
   *
   * @param violations one readable line each
   */
  public TopicsRefusedException(List<String> violations) {
    super(String.join("; ", violations));
    this.violations = List.copyOf(violations);
  }

  /** {@return one readable line per violation} */
  public List<String> violations() {
    return violations;
  }
}
