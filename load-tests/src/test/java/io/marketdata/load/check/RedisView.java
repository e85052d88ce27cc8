package io.marketdata.load.check;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads everything that stands in a Redis. Blocking. */
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

  /** Reads the Redis at that address. */
  public static RedisView read(String uri) {
    RedisView view = new RedisView();
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> connection = client.connect(BYTES_AS_LATIN)) {
      view.scan(connection.sync());
    } finally {
      client.shutdown();
    }
    return view;
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

  private void scan(RedisCommands<String, String> redis) {
    ScanArgs page = ScanArgs.Builder.limit(PAGE);
    KeyScanCursor<String> cursor = redis.scan(page);
    SortedSet<String> keys = new TreeSet<>();
    while (true) {
      keys.addAll(cursor.getKeys());
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
