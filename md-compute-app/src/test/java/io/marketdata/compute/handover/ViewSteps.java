package io.marketdata.compute.handover;

import io.marketdata.compute.handover.Redis.Contents;
import io.marketdata.compute.handover.Redis.Field;
import io.marketdata.compute.handover.Writer.Flight;
import io.marketdata.compute.handover.Writer.Memory;
import io.marketdata.compute.view.DurabilityRule;
import io.marketdata.compute.view.DurabilityRule.Acknowledged;
import io.marketdata.history.FlushMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the view writers do, and what befalls Redis. */
final class ViewSteps {

  /** Seconds after which a fail-over loses a write no more. */
  static final int LAG = 2;

  private final boolean byOffset;
  private final int lag;

  ViewSteps(Mutation mutation) {
    this.byOffset = mutation == Mutation.VIEW_VERSION_BY_OFFSET;
    this.lag = mutation == Mutation.NO_LAG ? 0 : LAG;
  }

  void add(World world, Steps<World> steps) {
    if (world.writers().isEmpty()) {
      return;
    }
    redis(world, steps);
    boolean anyActive = world.writers().stream().anyMatch(Writer::active);
    for (int i = 0; i < world.writers().size(); i++) {
      Writer writer = world.writers().get(i);
      if (!writer.active() && writer.flight() == null) {
        begin(world, i, anyActive, steps);
      }
      if (writer.active() && writer.next() < world.updates().size()) {
        steps.may(
            "writer " + i + " takes " + world.updates().get(writer.next()),
            world.with(i, take(writer, world.updates().get(writer.next()))));
      }
      flush(world, i, writer, steps);
      look(world, i, writer, steps);
      mark(world, i, writer, steps);
    }
  }

  private static void redis(World world, Steps<World> steps) {
    Redis redis = world.redis();
    if (world.trouble().allows(Trouble.SECOND)) {
      steps.befall("a second passes", world.after(Trouble.SECOND).with(redis.older(LAG)));
    }
    if (world.trouble().allows(Trouble.FAILOVER)) {
      for (int writes = 1; writes <= redis.kept().size(); writes++) {
        steps.befall(
            "Redis fails over and loses " + (redis.kept().size() - writes) + " writes",
            world.after(Trouble.FAILOVER).with(redis.failOver(writes)));
      }
    }
  }

  /** ViewWriter.won and PartitionStart; a former writer is told, or is not. */
  private static void begin(World world, int i, boolean anyActive, Steps<World> steps) {
    if (anyActive && !world.trouble().allows(Trouble.NEW_WRITER)) {
      return;
    }
    World next = anyActive ? world.after(Trouble.NEW_WRITER) : world;
    for (int other = 0; other < world.writers().size(); other++) {
      next = next.with(other, next.writers().get(other).replaced());
    }
    Redis redis = world.redis();
    int mark = redis.contents().mark();
    Writer begun =
        new Writer(
            true,
            mark,
            Memory.UNREAD,
            Memory.UNREAD,
            null,
            redis.run(),
            redis.now(),
            List.of(),
            mark);
    String name = "writer " + i + " begins at the mark " + mark;
    if (anyActive) {
      steps.befall(name, next.with(i, begun));
    } else {
      steps.may(name, next.with(i, begun));
    }
  }

  /** UpdateFold: of what a field holds the higher version stays. */
  private Writer take(Writer writer, Update update) {
    int offset = writer.next();
    Memory memory = writer.memory(update.symbol());
    Field field = memory.field();
    int version = byOffset ? offset + 1 : update.seq();
    boolean newer = version > field.version();
    Field next =
        new Field(
            Math.max(version, field.version()),
            newer ? update.seq() : field.live(),
            field.trades() | 1 << update.seq());
    boolean dirty = memory.dirty() || !next.equals(field);
    Memory taken = new Memory(next, memory.loaded(), dirty, memory.writtenAt());
    return writer.with(update.symbol(), taken).at(offset + 1);
  }

  /** PartitionFlusher: read once before the first write, write, acknowledge. */
  private static void flush(World world, int i, Writer writer, Steps<World> steps) {
    Flight flight = writer.flight();
    if (flight == null) {
      if (writer.isDirty()) {
        steps.may("writer " + i + " begins a flush", world.with(i, depart(world, writer)));
      }
      return;
    }
    for (int symbol = 0; symbol < 2; symbol++) {
      Field field = flight.field(symbol);
      if (field != null && flight.has(symbol)) {
        Contents contents = world.redis().contents();
        boolean stays = !contents.field(symbol).givesWayTo(field);
        Redis written = world.redis().write(stays ? contents : contents.with(symbol, field));
        Flight arrived = flight.arrived(symbol);
        Writer next =
            writer.active() && arrived.isAcknowledged()
                ? acknowledged(writer, arrived, written.now())
                : writer.with(arrived.isAcknowledged() ? (Flight) null : arrived);
        steps.may(
            "writer " + i + "'s write of symbol " + symbol + " arrives",
            world.with(written).with(i, next));
      }
    }
  }

  private static Writer depart(World world, Writer writer) {
    Writer next = writer;
    @Nullable Field[] fields = new Field[2];
    for (int symbol = 0; symbol < 2; symbol++) {
      Memory memory = writer.memory(symbol);
      if (memory.dirty()) {
        Field field =
            memory.loaded()
                ? memory.field()
                : merged(memory.field(), world.redis().contents().field(symbol));
        fields[symbol] = field;
        next = next.with(symbol, new Memory(field, true, false, memory.writtenAt()));
      }
    }
    return next.with(new Flight(fields[0], fields[1], 0, writer.run(), writer.next()));
  }

  private static Field merged(Field own, Field stored) {
    Field newer = stored.version() > own.version() ? stored : own;
    return new Field(newer.version(), newer.live(), own.trades() | stored.trades());
  }

  private static Writer acknowledged(Writer writer, Flight flight, int now) {
    boolean undisturbed = flight.run() == writer.run();
    Writer next = writer.with((Flight) null);
    for (int symbol = 0; symbol < 2; symbol++) {
      if (flight.field(symbol) != null) {
        Memory memory = writer.memory(symbol);
        int writtenAt = undisturbed ? now : memory.writtenAt();
        boolean dirty = memory.dirty() || !undisturbed;
        next = next.with(symbol, new Memory(memory.field(), true, dirty, writtenAt));
      }
    }
    return undisturbed ? next.acknowledged(new Acknowledged(now, flight.upTo())) : next;
  }

  /** RedisWatch and MarkProgress: another process is a disturbance, the same one a proof. */
  private void look(World world, int i, Writer writer, Steps<World> steps) {
    Redis redis = world.redis();
    boolean begun = writer.active();
    if (begun && redis.run() != writer.run()) {
      Writer next = writer.seen(redis.run(), writer.seenAt(), List.of(), writer.durable());
      for (int symbol = 0; symbol < 2; symbol++) {
        Memory memory = writer.memory(symbol);
        boolean doubtful = memory.writtenAt() > writer.seenAt() - lag;
        next =
            next.with(
                symbol,
                new Memory(
                    memory.field(),
                    memory.loaded(),
                    memory.dirty() || doubtful,
                    memory.writtenAt()));
      }
      steps.may("writer " + i + " sees another Redis", world.with(i, next));
    } else if (begun && (redis.now() > writer.seenAt() || !writer.samples().isEmpty())) {
      int durable = DurabilityRule.durable(lag, writer.samples(), redis.now());
      List<Acknowledged> left =
          writer.samples().stream().filter(one -> redis.now() - one.time() < lag).toList();
      Writer next =
          writer.seen(redis.run(), redis.now(), left, Math.max(durable, writer.durable()));
      if (!next.equals(writer)) {
        steps.may("writer " + i + " sees the same Redis", world.with(i, next));
      }
    }
  }

  /** PartitionMarker and its script: never down. */
  private static void mark(World world, int i, Writer writer, Steps<World> steps) {
    Contents contents = world.redis().contents();
    FlushMark next = new FlushMark(1, writer.durable());
    if (next.compareTo(new FlushMark(1, contents.mark())) > 0) {
      Contents marked = new Contents(contents.first(), contents.second(), writer.durable());
      steps.may(
          "writer " + i + " moves the mark to " + writer.durable(),
          world.with(world.redis().write(marked)));
    }
  }
}
