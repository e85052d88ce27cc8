package io.marketdata.load.ladder.part;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends recorded script calls again, in pipelines of the view writer's size. */
public final class RedisReplay {

  private static final int TIMEOUT_SECONDS = 30;

  private RedisReplay() {}

  /**
   * Runs until it is stopped.
   *
   * @param args URI, file of the calls, calls of a pipeline
   */
  public static void main(String[] args) throws Exception {
    List<List<byte[]>> calls = RecordedCalls.read(Path.of(args[1]));
    int pipeline = Integer.parseInt(args[2]);
    AtomicLong answered = new AtomicLong();
    Signals signals = new Signals();
    RedisClient client = RedisClient.create(args[0]);
    try (StatefulRedisConnection<byte[], byte[]> connection =
        client.connect(ByteArrayCodec.INSTANCE)) {
      connection.setAutoFlushCommands(false);
      signals.report(answered::get);
      signals.ready(Integer.toString(calls.size()));
      signals.awaitGo();
      for (int from = 0; from < calls.size(); from += pipeline) {
        List<List<byte[]>> some = calls.subList(from, Math.min(calls.size(), from + pipeline));
        send(connection, some);
        answered.addAndGet(some.size());
      }
      signals.awaitStop();
    } finally {
      client.shutdown();
    }
  }

  private static void send(
      StatefulRedisConnection<byte[], byte[]> connection, List<List<byte[]>> calls)
      throws Exception {
    List<RedisFuture<Long>> answers = new ArrayList<>(calls.size());
    for (List<byte[]> words : calls) {
      CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE);
      words.subList(1, words.size()).forEach(arguments::add);
      answers.add(
          connection
              .async()
              .dispatch(
                  CommandType.valueOf(new String(words.getFirst(), StandardCharsets.US_ASCII)),
                  new IntegerOutput<>(ByteArrayCodec.INSTANCE),
                  arguments));
    }
    connection.flushCommands();
    for (RedisFuture<Long> answer : answers) {
      answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }
}
