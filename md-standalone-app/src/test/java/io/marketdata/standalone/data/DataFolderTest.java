package io.marketdata.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temp;

  @Test
  void shouldCreateMarkAndReopenAFolder() {
    // given
    Path path = temp.resolve("a/b");
    DataFolder.open(path, "kafka").close();

    // when
    try (DataFolder folder = DataFolder.open(path, "kafka")) {

      // then
      assertThat(folder.path().resolve(DataFolder.MARKER)).hasContent("kafka");
    }
  }

  @Test
  void shouldRefuseAFolderOfSomebodyElse() throws IOException {
    // given
    Files.writeString(temp.resolve("thesis.txt"), "years of work");

    // when, then
    assertThatThrownBy(() -> DataFolder.open(temp, "kafka"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("is not empty and has no .md-data marker of kafka")
        .hasMessageNotContaining("\n");
    assertThat(temp.resolve(DataFolder.MARKER)).doesNotExist();
  }

  @Test
  void shouldRefuseAFolderOfAnotherService() {
    // given
    DataFolder.open(temp, "redis").close();

    // when, then
    assertThatThrownBy(() -> DataFolder.open(temp, "kafka"))
        .hasMessageEndingWith("holds the data of redis, not of kafka");
  }

  @Test
  void shouldRefuseAFolderThatIsInUse() {
    // given
    try (DataFolder _ = DataFolder.open(temp, "kafka")) {

      // when, then
      assertThatThrownBy(() -> DataFolder.open(temp, "kafka"))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageEndingWith("is in use by process " + ProcessHandle.current().pid());
      assertThatThrownBy(() -> DataFolder.wipe(temp, "kafka")).hasMessageContaining("is in use by");
    }
  }

  @Test
  void shouldRefuseAPathThatIsNoFolder() throws IOException {
    // given
    Path file = Files.writeString(temp.resolve("file"), "");

    // when, then
    assertThatThrownBy(() -> DataFolder.open(file, "kafka"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageStartingWith("folder " + file)
        .hasMessageContaining("cannot be used: ");
  }

  @Test
  void shouldWipeItsOwnFolderAndNoLinkTarget() throws IOException {
    // given
    Path outside = Files.writeString(temp.resolve("outside"), "kept");
    Path path = temp.resolve("data");
    DataFolder.open(path, "kafka").close();
    Files.createDirectories(path.resolve("x/y"));
    Files.writeString(path.resolve("x/y/z"), "data");
    Files.createSymbolicLink(path.resolve("x/link"), outside);
    Files.createSymbolicLink(path.resolve("links"), temp);

    // when
    DataFolder.wipe(path, "kafka");

    // then
    assertThat(path).doesNotExist();
    assertThat(outside).hasContent("kept");
  }

  @Test
  void shouldNotWipeAFolderWithoutItsMarker() throws IOException {
    // given
    Path file = Files.writeString(temp.resolve("thesis.txt"), "years of work");

    // when, then
    assertThatThrownBy(() -> DataFolder.wipe(temp, "kafka"))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageEndingWith("has no .md-data marker of kafka: is not wiped");
    assertThat(file).exists();
  }

  @Test
  void shouldWipeNothingWhereNothingIs() {
    // given
    Path path = temp.resolve("absent");

    // when
    DataFolder.wipe(path, "kafka");

    // then
    assertThat(path).doesNotExist();
  }

  @Test
  void shouldDiscardOneEntry() throws IOException {
    // given
    try (DataFolder folder = DataFolder.open(temp, "kafka")) {
      Files.createDirectories(temp.resolve("draft/inner"));
      Files.writeString(temp.resolve("kept"), "");

      // when
      folder.discard("draft");

      // then
      assertThat(temp.resolve("draft")).doesNotExist();
      assertThat(temp.resolve("kept")).exists();
    }
  }
}
