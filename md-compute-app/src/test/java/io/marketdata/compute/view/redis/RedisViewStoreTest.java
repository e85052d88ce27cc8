package io.marketdata.compute.view.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.compute.view.DamagedField;
import io.marketdata.compute.view.FieldAddress;
import io.marketdata.compute.view.FieldWrite;
import io.marketdata.compute.view.HashWrite;
import io.marketdata.compute.view.MarkAdvance;
import io.marketdata.compute.view.UnitWrite;
import io.marketdata.compute.view.ViewRefusedException;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.FlushMark;
import io.marketdata.testkit.view.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisViewStoreTest {

  private static final String KEY = "md:{A.XX}:live";

  @TempDir private static Path folder;
  private static RedisProcess redis;
  private static RedisFixture fixture;

  @BeforeAll
  static void startRedis() {
    redis = RedisProcess.start(folder);
    fixture = new RedisFixture(redis.uri(), false);
  }

  @AfterAll
  static void stopRedis() {
    fixture.close();
    redis.close();
  }

  @BeforeEach
  void empty() {
    fixture.command(c -> c.flushall() + c.scriptFlush());
    fixture.command(c -> c.configSet("maxmemory-policy", "noeviction"));
    fixture.command(c -> c.configSet("appendonly", "yes"));
  }

  @Test
  void shouldWriteManySymbolsAndCountWhatWasKept() {
    // given
    FieldWrite newer = new FieldWrite("quote", value(1, 5, 'a'));
    FieldWrite older = new FieldWrite("quote", value(1, 4, 'b'));
    List<String> keys = IntStream.range(0, 100).mapToObj("md:{S%d.XX}:live"::formatted).toList();
    fixture.store().write(units(keys.subList(0, 50), newer)).block();
    // when
    Integer kept = fixture.store().write(units(keys, older)).block();
    // then
    List<FieldAddress> all = keys.stream().map(key -> new FieldAddress(key, "quote")).toList();
    assertThat(kept).isEqualTo(50);
    assertThat(fixture.store().read(all).block())
        .startsWith(newer.value())
        .endsWith(older.value())
        .filteredOn(stored -> Arrays.equals(stored, older.value()))
        .hasSize(50);
  }

  private static List<UnitWrite> units(List<String> keys, FieldWrite field) {
    return keys.stream()
        .map(key -> new UnitWrite(List.of(new HashWrite(key, 0, 0, List.of(field)))))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5, 1, 6, true",
    "1, 5, 1, 5, false",
    "1, 5, 1, 4, false",
    "1, 5, 2, 0, true",
    "2, 0, 1, 5, false",
    "1, 9007199254740990, 1, 9007199254740991, true",
    "1, 9007199254740991, 1, 9007199254740990, false",
    "1, 255, 1, 256, true",
    "1, 256, 1, 255, false",
    "4294967294, 7, 4294967295, 7, true",
    "4294967295, 7, 1, 8, false"
  })
  void shouldReplaceAFieldByAHigherVersionOnly(
      long oldEpoch, long oldSeq, long epoch, long seq, boolean replaced) {
    // given
    write(value(oldEpoch, oldSeq, 'a'), 0);
    // when
    int kept = write(value(epoch, seq, 'b'), 0);
    // then
    assertThat(kept).isEqualTo(replaced ? 0 : 1);
    assertThat(read("quote"))
        .isEqualTo(replaced ? value(epoch, seq, 'b') : value(oldEpoch, oldSeq, 'a'));
  }

  @Test
  void shouldLetAHashExpireOnceAndNotAnew() {
    // given
    write(value(1, 1, 'a'), 100);
    // when
    write(value(1, 2, 'a'), 5_000);
    // then
    assertThat(Long.parseLong(fixture.command(c -> c.ttl(KEY).toString()))).isBetween(90L, 100L);
  }

  @Test
  void shouldReadWhatIsMissingAsEmpty() {
    // given
    write(value(1, 1, 'a'), 0);
    // when
    List<byte[]> found =
        fixture
            .store()
            .read(
                List.of(
                    new FieldAddress(KEY, "x"),
                    new FieldAddress(KEY, "quote"),
                    new FieldAddress("md:none", "x")))
            .block();
    // then
    assertThat(found).containsExactly(new byte[0], value(1, 1, 'a'), new byte[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10, 1, 11, MOVED, 1:11",
    "1, 10, 1, 10, KEPT, 1:10",
    "1, 10, 1, 9, KEPT, 1:10",
    "1, 10, 2, 0, MOVED, 2:0",
    "2, 0, 1, 10, KEPT, 2:0",
    "1, 9, 1, 10, MOVED, 1:10"
  })
  void shouldMoveAMarkUpOnly(
      long oldEpoch, long oldOffset, long epoch, long offset, MarkAdvance advance, String mark) {
    // given
    fixture.store().advance(3, new FlushMark(oldEpoch, oldOffset), false).block();
    // when
    MarkAdvance done = fixture.store().advance(3, new FlushMark(epoch, offset), true).block();
    // then
    assertThat(done).isEqualTo(advance);
    assertThat(fixture.command(c -> c.get("md:mark:3"))).isEqualTo(mark);
  }

  @Test
  void shouldSeeThatAnExpectedMarkIsNotThere() {
    // when
    MarkAdvance done = fixture.store().advance(4, new FlushMark(1, 5), true).block();
    // then
    assertThat(done).isEqualTo(MarkAdvance.VANISHED);
    assertThat(fixture.store().mark(4).block()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "maxmemory-policy, allkeys-lru, Redis has maxmemory-policy allkeys-lru: the view needs"
        + " noeviction",
    "appendonly, no, Redis has appendonly no: the view needs yes (or"
        + " md.redis.one-node-profile=true)"
  })
  void shouldRefuseASettingThatLosesData(String name, String value, String line) {
    // given
    fixture.command(c -> c.configSet(name, value));
    // when
    assertThatThrownBy(() -> fixture.store().check(Duration.ofSeconds(3)).block())
        // then
        .isInstanceOf(ViewRefusedException.class)
        .hasMessage(line);
  }

  @Test
  void shouldRefuseANodeOfAClusterThatIsAddressedAlone() {
    // given
    Properties node = new Properties();
    node.setProperty("redis_mode", "cluster");
    // when
    Throwable alone = catchThrowable(() -> new ServerSettings(true, false).checkMode(node));
    Throwable asCluster = catchThrowable(() -> new ServerSettings(true, true).checkMode(node));
    // then
    assertThat(alone)
        .isInstanceOf(ViewRefusedException.class)
        .hasMessage("Redis is a node of a cluster: its address is to begin with redis-cluster://");
    assertThat(asCluster).isNull();
  }

  @Test
  void shouldAcceptNoAppendOnlyFileByName() {
    // given
    fixture.command(c -> c.configSet("appendonly", "no"));
    try (RedisFixture other = new RedisFixture(redis.uri(), true)) {
      // when
      Throwable refused = catchThrowable(() -> other.store().check(Duration.ofSeconds(3)).block());
      // then
      assertThat(refused).isNull();
    }
  }

  @Test
  void shouldSetAsideAFieldThatIsAsItWasFound() {
    // given
    write(value(7, 7, 'x'), 0);
    DamagedField damaged = new DamagedField(KEY, "quote", value(7, 7, 'x'));
    // when
    Boolean done = fixture.store().setAside(damaged).block();
    write(value(1, 1, 'a'), 0);
    Boolean again = fixture.store().setAside(damaged).block();
    // then
    assertThat(done).isTrue();
    assertThat(again).isFalse();
    assertThat(read("quote")).isEqualTo(value(1, 1, 'a'));
    assertThat(read("quote.corrupt")).isEqualTo(value(7, 7, 'x'));
  }

  @Test
  void shouldDropWhatIsOfEpochsBeforeTheOneThatWritesAnew() {
    // given
    write(value(1, 9, 'a'), 0);
    write("other", value(2, 1, 'b'), 0);
    write("older", value(1, 3, 'c'), 0);
    // when
    write("quote", value(2, 1, 'd'), 2);
    // then
    assertThat(read("quote")).isEqualTo(value(2, 1, 'd'));
    assertThat(read("other")).isEqualTo(value(2, 1, 'b'));
    assertThat(read("older")).isEmpty();
  }

  private static void write(String field, byte[] value, long oldestEpoch) {
    HashWrite hash = new HashWrite(KEY, 0, oldestEpoch, List.of(new FieldWrite(field, value)));
    fixture.store().write(List.of(new UnitWrite(List.of(hash)))).block();
  }

  @Test
  void shouldNameTheServerProcess() {
    // when
    String identity = fixture.store().identity().block();
    // then
    assertThat(identity).matches("[0-9a-f]{40}");
  }

  private static int write(byte[] value, long ttl) {
    HashWrite hash = new HashWrite(KEY, ttl, 0, List.of(new FieldWrite("quote", value)));
    return fixture.store().write(List.of(new UnitWrite(List.of(hash)))).block();
  }

  private static byte[] read(String field) {
    return fixture.store().read(List.of(new FieldAddress(KEY, field))).block().getFirst();
  }

  private static byte[] value(long epoch, long seq, char content) {
    byte[] value = new byte[FieldVersion.LENGTH + 1];
    new FieldVersion(epoch, seq).write(value, 0);
    value[FieldVersion.LENGTH] = (byte) content;
    return value;
  }
}
