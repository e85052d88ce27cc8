package io.marketdata.load.check;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.marketdata.wire.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads what stands in a Redis, all of it or by partition. Blocking. */
public final class RedisView {

  private static final String MARK = "md:mark:";
  private static final int PAGE = 500;
  private static final RedisCodec<String, String> BYTES_AS_LATIN =
      new StringCodec(StandardCharsets.ISO_8859_1);

  private final ViewContent content = new ViewContent();
  private final StoredFields fields = new StoredFields(content);
  private final SortedMap<Integer, String> marks = new TreeMap<>();
  private final Findings findings = new Findings();

  private RedisView() {}

  /** Reads the Redis at that address, whole. */
  public static RedisView read(String uri) {
    return read(uri, _ -> true);
  }

  /** Reads only what stands there of the symbols of one partition. */
  static RedisView ofSymbols(String uri, int partition, int partitions) {
    return read(
        uri,
        key -> {
          String symbol = symbol(key);
          return !symbol.isEmpty() && Partitions.of(symbol, partitions) == partition;
        });
  }

  /** Reads only what is of no symbol: reference data and flush marks. */
  static RedisView ofNoSymbol(String uri) {
    return read(uri, key -> symbol(key).isEmpty());
  }

  private static RedisView read(String uri, Predicate<String> wanted) {
    RedisView view = new RedisView();
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> connection = client.connect(BYTES_AS_LATIN)) {
      view.scan(connection.sync(), wanted);
    } finally {
      client.shutdown();
    }
    return view;
  }

  /** The symbol in a key's braces, or the empty string. */
  private static String symbol(String key) {
    int open = key.indexOf('{');
    return open < 0 ? "" : key.substring(open + 1, key.indexOf('}', open));
  }

  /** What stands there, entry by entry. */
  public ViewContent content() {
    return content;
  }

  /** The flush mark of each partition that has one, {@code epoch:offset}. */
  public SortedMap<Integer, String> marks() {
    return marks;
  }

  /** What could not be read. */
  public Findings findings() {
    return findings;
  }

  private void scan(RedisCommands<String, String> redis, Predicate<String> wanted) {
    ScanArgs page = ScanArgs.Builder.limit(PAGE);
    KeyScanCursor<String> cursor = redis.scan(page);
    NavigableSet<String> keys = new TreeSet<>();
    while (true) {
      cursor.getKeys().stream().filter(wanted).forEach(keys::add);
      if (cursor.isFinished()) {
        break;
      }
      cursor = redis.scan(cursor, page);
    }
    keys.forEach(key -> key(redis, key));
  }

  private void key(RedisCommands<String, String> redis, String key) {
    if (key.startsWith(MARK)) {
      marks.put(Integer.parseInt(key.substring(MARK.length())), redis.get(key));
      return;
    }
    for (Map.Entry<String, String> field : redis.hgetall(key).entrySet()) {
      field(key, field.getKey(), field.getValue().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void field(String key, String field, byte[] value) {
    try {
      fields.take(key, field, value);
    } catch (RuntimeException e) {
      findings.add(key + ' ' + field + " cannot be read: " + e);
    }
  }
}
