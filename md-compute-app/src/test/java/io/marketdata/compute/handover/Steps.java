package io.marketdata.compute.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The steps that are possible in a state: what the platform does by itself, and what befalls it.
 *
 * @param <S> the state
 */
final class Steps<S> {

  private final List<String> names = new ArrayList<>();
  private final List<S> states = new ArrayList<>();
  private boolean progress;

  /** The platform may do this. */
  void may(String name, S next) {
    progress = true;
    befall(name, next);
  }

  /** This may happen to the platform. */
  void befall(String name, S next) {
    names.add(name);
    states.add(next);
  }

  /** Whether the platform has nothing left to do. */
  boolean isAtRest() {
    return !progress;
  }

  void forEach(BiConsumer<String, S> action) {
    for (int i = 0; i < names.size(); i++) {
      action.accept(names.get(i), states.get(i));
    }
  }
}
