package io.marketdata.compute.handover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every state that can be reached, breadth first, so that the first bad one found has
 * a shortest story. Bounded by a number of states.
 *
 * @param <S> an immutable state with equality by content
 */
final class Explorer<S> {

  private final int limit;
  private final BiConsumer<S, Steps<S>> behaviour;
  private final Function<S, @Nullable String> always;
  private final Function<S, @Nullable String> atRest;
  private final Map<S, Origin<S>> visited = new HashMap<>();
  private final ArrayDeque<S> open = new ArrayDeque<>();
  private int resting;

  private record Origin<S>(@Nullable S from, String step) {}

  /**
   * What an exploration found.
   *
   * @param states how many different ones were reached
   * @param resting in how many of them nothing was left to do
   * @param violation what is wrong in the first bad one, or null
   * @param story the steps that lead to it
   */
  record Result(int states, int resting, @Nullable String violation, List<String> story) {

    /** The counterexample, a step a line. */
    String counterexample() {
      return violation + "\n  " + String.join("\n  ", story);
    }
  }

  /**
   * An exploration.
   *
   * @param limit of states; to exceed it is an error
   * @param behaviour adds the steps that are possible in a state
   * @param always says what is wrong with a state, or null
   * @param atRest says what is wrong with a state in which nothing is left to do, or null
   */
  Explorer(
      int limit,
      BiConsumer<S, Steps<S>> behaviour,
      Function<S, @Nullable String> always,
      Function<S, @Nullable String> atRest) {
    this.limit = limit;
    this.behaviour = behaviour;
    this.always = always;
    this.atRest = atRest;
  }

  /** Explores from there on. */
  Result run(S initial) {
    reach(initial, null, "begin");
    while (!open.isEmpty()) {
      S state = open.remove();
      Steps<S> steps = new Steps<>();
      behaviour.accept(state, steps);
      String wrong = always.apply(state);
      if (wrong == null && steps.isAtRest()) {
        resting++;
        wrong = atRest.apply(state);
      }
      if (wrong != null) {
        return new Result(visited.size(), resting, wrong, story(state));
      }
      steps.forEach((step, next) -> reach(next, state, step));
    }
    return new Result(visited.size(), resting, null, List.of());
  }

  private void reach(S state, @Nullable S from, String step) {
    if (visited.putIfAbsent(state, new Origin<>(from, step)) == null) {
      if (visited.size() > limit) {
        throw new IllegalStateException("more than " + limit + " states");
      }
      open.add(state);
    }
  }

  private List<String> story(S last) {
    List<String> steps = new ArrayList<>();
    @Nullable S state = last;
    while (state != null) {
      Origin<S> origin = visited.get(state);
      if (origin == null) {
        break;
      }
      steps.add(origin.step());
      state = origin.from();
    }
    Collections.reverse(steps);
    return steps;
  }
}
