package io.marketdata.compute.view.redis;

import io.lettuce.core.resource.ClientResources;
import io.marketdata.redis.RedisAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ScanOptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The servers that take the view's writes. What they acknowledged may be lost when another one
 * takes a master's place; whether that has happened is seen by the run ids of their processes.
 * Thread-safe.
 */
interface Masters extends AutoCloseable {

  /**
   * What an isolated master can go on beyond its time-outs: their own clocks, and as long as we may
   * not look and yet take it for seen.
   */
  Duration MARGIN = Duration.ofSeconds(3);

  /** The masters behind an address. */
  static Masters of(
      RedisAddress address,
      LettuceConnectionFactory connections,
      ClientResources resources,
      Duration timeout) {
    if (address.isCluster()) {
      return new ClusterMasters(connections);
    }
    return address.isSentinel()
        ? new SentinelMaster(address, resources, timeout)
        : new SingleServer();
  }

  /**
   * Names the masters' processes. Ends in an error where one does not answer, or where those who
   * decide about masters may be about to replace it.
   */
  Mono<String> processes(ReactiveRedisConnection connection);

  /**
   * How long a master that is cut off from the others may take writes and still be taken for whole;
   * zero where there are no others.
   */
  Mono<Duration> isolation();

  /** The keys of all masters that match. */
  default Flux<ByteBuffer> scan(ReactiveRedisConnection connection, ScanOptions options) {
    return connection.keyCommands().scan(options);
  }

  @Override
  void close();
}
