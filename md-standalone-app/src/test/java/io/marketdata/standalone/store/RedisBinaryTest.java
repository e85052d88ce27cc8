package io.marketdata.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisBinaryTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, darwin-amd64",
    "Mac OS X, aarch64, darwin-arm64"
  })
  void shouldCarryAProgramForThePlatform(String os, String architecture, String platform) {
    // when
    String found = RedisBinary.platform(os, architecture);

    // then
    assertThat(found).isEqualTo(platform);
    assertThat(RedisBinary.resources(found))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(getClass().getResource(name)).isNotNull());
  }

  @Test
  void shouldCarryNothingForOtherPlatforms() {
    // when
    String platform = RedisBinary.platform("Windows 11", "amd64");

    // then
    assertThat(RedisBinary.resources(platform)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Redis server v=6.0.16 sha=0, false",
    "Redis server v=6.2.11 sha=0, true",
    "Redis server v=7.0.15 sha=0, true",
    "Redis server v=8.2.1 sha=0, true",
    "cannot execute, false"
  })
  void shouldTakeRedisFromVersion62On(String answer, boolean taken) {
    // when
    boolean recent = RedisBinary.isRecent(answer);

    // then
    assertThat(recent).isEqualTo(taken);
  }

  @Test
  void shouldTakeTheFirstProgramOnThePathThatIsRecent() throws IOException {
    // given
    Path old = program("old", "v=5.0.3");
    Path recent = program("recent", "v=7.2.4");

    // when
    var found = RedisBinary.onPath(temp + "/none:" + old.getParent() + ":" + recent.getParent());

    // then
    assertThat(found).contains(recent);
  }

  @Test
  void shouldUnpackAgainWhatWasChanged() throws IOException {
    // given
    Path program = RedisBinary.provide(temp);
    Files.writeString(program, "broken");

    // when
    Path again = RedisBinary.provide(temp);

    // then
    assertThat(again).isEqualTo(program);
    assertThat(Files.size(again)).isGreaterThan(1 << 20);
  }

  private Path program(String folder, String version) throws IOException {
    Path program = Files.createDirectory(temp.resolve(folder)).resolve("redis-server");
    Files.writeString(program, "#!/bin/sh\necho Redis server " + version + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
