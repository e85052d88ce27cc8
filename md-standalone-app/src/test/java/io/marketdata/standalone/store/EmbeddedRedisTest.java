package io.marketdata.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.standalone.data.DataFolder;
import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.data.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

  @TempDir Path temp;

  private final int port = FreePort.next();

  @Test
  void shouldServeAsTheViewNeedsIt() throws IOException {
    // given
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {

      // when
      var appendOnly = TestStore.call(redis, "CONFIG", "GET", "appendonly");
      var policy = TestStore.call(redis, "CONFIG", "GET", "maxmemory-policy");
      var bind = TestStore.call(redis, "CONFIG", "GET", "bind");

      // then
      assertThat(appendOnly).containsExactly("appendonly", "yes");
      assertThat(policy).containsExactly("maxmemory-policy", "noeviction");
      assertThat(bind).containsExactly("bind", "127.0.0.1");
    }
  }

  @Test
  void shouldKeepItsDataOverAStop() throws IOException {
    // given
    long first;
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {
      first = redis.pid();
      TestStore.call(redis, "SET", "k", "v");
    }
    assertThat(RedisProcess.isAlive(first)).isFalse();

    // when
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {

      // then
      assertThat(redis.isLeftOver()).isFalse();
      assertThat(TestStore.call(redis, "GET", "k")).containsExactly("v");
    }
  }

  @Test
  void shouldAcceptALogThatWasCutShort() throws IOException {
    // given
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {
      TestStore.call(redis, "SET", "k", "v");
    }
    Files.writeString(
        temp.resolve("appendonly.aof"), "*3\r\n$3\r\nSET\r\n$1\r", StandardOpenOption.APPEND);

    // when
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {

      // then
      assertThat(TestStore.call(redis, "GET", "k")).containsExactly("v");
    }
  }

  @Test
  void shouldTellWhyABrokenLogIsRefused() throws IOException {
    // given
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {
      TestStore.call(redis, "SET", "k", "v");
    }
    Files.writeString(temp.resolve("appendonly.aof"), "nonsense\r\nnonsense\r\n");

    // when, then
    assertThatThrownBy(() -> EmbeddedRedis.start(settings()))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageStartingWith("redis-server did not start: Bad file format")
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldRefuseAPortWithAnotherRedis() {
    // given
    Path other = temp.resolve("other");
    try (EmbeddedRedis _ = EmbeddedRedis.start(new EmbeddedRedisSettings(other, port))) {

      // when, then
      assertThatThrownBy(
              () -> EmbeddedRedis.start(new EmbeddedRedisSettings(temp.resolve("own"), port)))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage(
              "port %d of the embedded Redis is in use by another Redis, with its data in %s",
              port, other);
    }
  }

  @Test
  void shouldRefuseAPortOfAnotherProcess() throws IOException {
    // given
    try (ServerSocket taken = FreePort.occupied()) {
      int foreign = taken.getLocalPort();

      // when, then
      assertThatThrownBy(() -> EmbeddedRedis.start(new EmbeddedRedisSettings(temp, foreign)))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage("port %d of the embedded Redis is in use by another process", foreign);
    }
  }

  @Test
  void shouldTakeOverALeftOverServerAndStopIt() throws IOException {
    // given
    long left = leftOver(port);

    // when
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {

      // then
      assertThat(redis.isLeftOver()).isTrue();
      assertThat(redis.pid()).isEqualTo(left);
    }
    assertThat(RedisProcess.isAlive(left)).isFalse();
  }

  @Test
  void shouldStopALeftOverServerOfAnotherPortBeforeItStarts() throws IOException {
    // given
    long left = leftOver(FreePort.next());

    // when
    try (EmbeddedRedis redis = EmbeddedRedis.start(settings())) {

      // then
      assertThat(redis.isLeftOver()).isFalse();
      assertThat(RedisProcess.isAlive(left)).isFalse();
    }
  }

  @Test
  void shouldStopALeftOverServerBeforeItsFolderIsWiped() throws IOException {
    // given
    long left = leftOver(port);

    // when
    EmbeddedRedis.wipe(temp);

    // then
    assertThat(RedisProcess.isAlive(left)).isFalse();
    assertThat(temp).doesNotExist();
  }

  private long leftOver(int where) throws IOException {
    DataFolder.open(temp, EmbeddedRedis.SERVICE).close();
    Path folder = temp.toRealPath();
    return RedisProcess.launch(RedisBinary.provide(folder), new RedisFiles(folder), where);
  }

  @Test
  void shouldWipeItsFolder() throws IOException {
    // given
    Path folder = temp.resolve("data");
    try (EmbeddedRedis redis = EmbeddedRedis.start(new EmbeddedRedisSettings(folder, port))) {
      TestStore.call(redis, "SET", "k", "v");
      assertThatThrownBy(() -> EmbeddedRedis.wipe(folder)).hasMessageContaining("is in use by");
    }

    // when
    EmbeddedRedis.wipe(folder);

    // then
    assertThat(folder).doesNotExist();
  }

  private EmbeddedRedisSettings settings() {
    return new EmbeddedRedisSettings(temp, port);
  }
}
