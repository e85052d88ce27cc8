package io.marketdata.compute.handover;

import io.marketdata.compute.handover.Sources.Ingest;
import io.marketdata.compute.handover.Sources.Ingest.Phase;
import java.util.List;

/**
 * What the venue and the ingests do. An ingest that is paused is one whose next step comes late, so
 * every pause is among the orders that are explored.
 */
final class SourceSteps {

  private final boolean terms;

  SourceSteps(Mutation mutation) {
    this.terms = mutation != Mutation.NO_SOURCE_TERM;
  }

  void add(World world, Steps<World> steps) {
    Sources sources = world.sources();
    List<Ingest> ingests = sources.ingests();
    boolean running = ingests.stream().anyMatch(ingest -> ingest.phase() == Phase.RUNNING);
    if (running && sources.happened() < sources.events()) {
      steps.may("event " + (sources.happened() + 1) + " happens", world.with(sources.happen()));
    }
    for (int i = 0; i < ingests.size(); i++) {
      add(world, i, ingests.get(i), steps);
    }
  }

  private void add(World world, int i, Ingest ingest, Steps<World> steps) {
    if (ingest.phase() == Phase.OFF || isOver(world, ingest)) {
      start(world, i, steps);
    }
    switch (ingest.phase()) {
      case STARTED -> {
        Tick line = new Tick(Tick.Kind.LINE, ingest.term(), 0, 0);
        Ingest next = new Ingest(Phase.LINED, ingest.term(), 0, 0, null);
        steps.may(
            "ingest " + i + "'s line is appended",
            world.append(line).with(world.sources().with(i, next)));
      }
      case LINED -> resume(world, i, ingest, steps);
      case RUNNING -> run(world, i, ingest, steps);
      case OFF, DEAD -> {
        // nothing comes of it
      }
    }
    boolean lives = ingest.phase() != Phase.OFF && ingest.phase() != Phase.DEAD;
    if (lives && world.trouble().allows(Trouble.INGEST_DEATH)) {
      Ingest dead = new Ingest(Phase.DEAD, ingest.term(), 0, 0, null);
      steps.befall(
          "ingest " + i + " dies, what it has on its way is lost",
          world.after(Trouble.INGEST_DEATH).with(world.sources().with(i, dead)));
    }
  }

  /** Dead, or overtaken by a later start: it ends, and its supervisor may start it again. */
  private static boolean isOver(World world, Ingest ingest) {
    return ingest.phase() == Phase.DEAD || ingest.term() < world.sources().terms();
  }

  private static void start(World world, int i, Steps<World> steps) {
    boolean needed =
        world.sources().ingests().stream()
            .allMatch(other -> other.phase() == Phase.OFF || isOver(world, other));
    World started = world.with(world.sources().started(i));
    if (needed) {
      steps.may("ingest " + i + " starts", started);
    } else if (world.trouble().allows(Trouble.DOUBLE_START)) {
      steps.befall("ingest " + i + " starts as well", started.after(Trouble.DOUBLE_START));
    }
  }

  /** SourceStart: behind its own line it reads the log, then resends or marks a gap. */
  private void resume(World world, int i, Ingest ingest, Steps<World> steps) {
    Sources sources = world.sources();
    int number = Core.of(world.ticks(), terms).number();
    Ingest next;
    if (sources.resends()) {
      next = new Ingest(Phase.RUNNING, ingest.term(), number, number, null);
    } else if (isFirst(world, ingest)) {
      next = new Ingest(Phase.RUNNING, ingest.term(), 0, number, null);
    } else {
      Tick gap = new Tick(Tick.Kind.GAP, ingest.term(), number + 1, 0);
      next = new Ingest(Phase.RUNNING, ingest.term(), sources.happened(), number + 1, gap);
    }
    steps.may(
        "ingest " + i + " has read the log up to number " + number,
        world.with(sources.with(i, next)));
  }

  private static boolean isFirst(World world, Ingest ingest) {
    return world.ticks().stream().allMatch(tick -> tick.term() == ingest.term());
  }

  /** FramePublisher: one record in flight. */
  private static void run(World world, int i, Ingest ingest, Steps<World> steps) {
    Sources sources = world.sources();
    Tick flight = ingest.flight();
    if (flight != null) {
      Ingest next =
          new Ingest(Phase.RUNNING, ingest.term(), ingest.cursor(), ingest.number(), null);
      steps.may(
          "ingest " + i + "'s " + flight + " is appended",
          world.append(flight).with(sources.with(i, next)));
    } else if (ingest.cursor() < sources.happened()) {
      int event = ingest.cursor() + 1;
      int number = sources.resends() ? event : ingest.number() + 1;
      Tick tick = new Tick(Tick.Kind.EVENT, ingest.term(), number, event);
      Ingest next = new Ingest(Phase.RUNNING, ingest.term(), event, number, tick);
      steps.may("ingest " + i + " sends " + tick, world.with(sources.with(i, next)));
    }
  }
}
