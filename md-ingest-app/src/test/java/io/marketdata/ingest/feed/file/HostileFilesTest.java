package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.normalise.VenueTick;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

  private static final String HEADER = "symbol,ts,price,size\n";
  private static final String A1 = "A,1676894400,1.5,2\n";
  private static final String TICK_A1 =
      "TRADE A 1676894400000000000 15000 20000 UNKNOWN id=- codes=";

  @TempDir Path folder;

  @Test
  void shouldSurviveRandomBytes() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(1, 200_000)];
      random.nextBytes(bytes);
      Path file = RowText.file(folder, "random.csv", bytes);

      // when
      // then
      assertThatThrownBy(() -> TickRows.open(List.of(file), RowRules.PLAIN))
          .as("seed %d", seed)
          .isInstanceOf(FileRefusedException.class)
          .hasMessageStartingWith("random.csv: ")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void shouldRefuseWhatIsNoRegularFileWithoutWaitingForIt() throws IOException {
    // given
    Path socket = folder.resolve("socket.csv");

    try (ServerSocketChannel open = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      open.bind(UnixDomainSocketAddress.of(socket));

      // when
      // then
      assertThatThrownBy(() -> TickRows.open(List.of(socket), RowRules.PLAIN))
          .isInstanceOf(FileRefusedException.class)
          .hasMessageStartingWith("socket.csv: is a pipe or a device;");
    }
  }

  @Test
  void shouldTellEveryRowOfRandomBytesBehindAHeader() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(5_000, 300_000)];
      random.nextBytes(bytes);
      byte[] start = (HEADER + A1.repeat(300)).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
      Path file = RowText.file(folder, "random.csv", bytes);

      // when
      List<String> rows = RowText.of(file);

      // then
      assertThat(rows).as("seed %d", seed).hasSizeGreaterThan(200);
      assertThat(rows)
          .as("seed %d", seed)
          .allMatch(row -> row.equals(TICK_A1) || row.startsWith("random.csv:"))
          .allMatch(row -> !row.contains("\n") && row.length() < 300);
    }
  }

  @Test
  void shouldReadOnBehindAGigabyteWithoutALineEndInBoundedMemory() throws Exception {
    // given
    Path file = folder.resolve("huge.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write((HEADER + A1).getBytes(StandardCharsets.US_ASCII));
      sparse.seek(1L << 30);
      sparse.write(("\n" + A1).getBytes(StandardCharsets.US_ASCII));
    }
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    // when
    List<String> rows = new ArrayList<>();
    try (TickRows reader = TickRows.open(List.of(file), RowRules.PLAIN)) {
      VenueTick tick = new VenueTick();
      while (reader.next(tick) == TickRows.Outcome.TICK) {
        rows.add(reader.origin());
      }
      rows.add(reader.origin() + " " + reader.detail() + " " + reader.raw().length);
      long used = runtime.totalMemory() - runtime.freeMemory() - before;
      reader.next(tick);
      rows.add(reader.origin());

      // then
      assertThat(rows)
          .containsExactly(
              "huge.csv:2", "huge.csv:3 line longer than 65,536 bytes 4096", "huge.csv:4");
      assertThat(used).isLessThan(64L << 20);
    }
  }

  @Test
  void shouldTakeALineOfTheLongestLengthAndNoneThatIsLonger() {
    // given
    String longest = "A,1676894400,1.5,2" + " ".repeat(LineBlocks.MAX_LINE - 18);
    Path file =
        RowText.file(
            folder,
            "long.csv",
            (HEADER + A1 + longest + "\n" + longest + " \r\n" + longest + "\r\n" + A1 + longest)
                .getBytes(StandardCharsets.US_ASCII));

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            TICK_A1,
            TICK_A1,
            "long.csv:4 MALFORMED line longer than 65,536 bytes",
            TICK_A1,
            TICK_A1,
            TICK_A1);
  }

  @Test
  void shouldNotLetAnOpenQuoteSwallowMoreThanItsLine() {
    // given
    String rows = A1.repeat(500) + "A,1676894400,\"1.5,2\n" + A1.repeat(500);
    Path file =
        RowText.file(folder, "quote.csv", (HEADER + rows).getBytes(StandardCharsets.US_ASCII));

    // when
    List<String> read = RowText.of(file);

    // then
    assertThat(read).hasSize(1001);
    assertThat(read.get(500))
        .isEqualTo("quote.csv:502 MALFORMED a quote is not closed in its line");
    assertThat(read).filteredOn(TICK_A1::equals).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32"})
  void shouldRefuseWideCharacters(String charset) {
    // given
    Path file = RowText.file(folder, "wide.csv", (HEADER + A1).getBytes(Charset.forName(charset)));

    // when
    // then
    assertThatThrownBy(() -> TickRows.open(List.of(file), RowRules.PLAIN))
        .hasMessageMatching(
            "wide.csv: (is|looks like) UTF-16 or UTF-32; save it as UTF-8 or plain ASCII");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "ISO-8859-1", "UTF-8"})
  void shouldRejectOnlyTheRowThatIsNotAscii(String charset) {
    // given
    byte[] bytes = (HEADER + A1 + "茅台é,1676894400,1,2\n" + A1).getBytes(Charset.forName(charset));
    Path file = RowText.file(folder, "names.csv", bytes);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).matches("names.csv:3 (MALFORMED symbol: '[?]+' is no symbol|.*)");
    assertThat(rows).filteredOn(TICK_A1::equals).hasSize(2);
  }

  @Test
  void shouldRefuseAnEmptyFileAFolderAndAMissingOne() {
    // given
    Path empty = RowText.file(folder, "empty.csv", new byte[0]);

    // when
    // then
    assertThatThrownBy(() -> TickRows.open(List.of(empty), RowRules.PLAIN))
        .hasMessage("empty.csv: the file is empty");
    assertThatThrownBy(() -> TickRows.open(List.of(folder), RowRules.PLAIN))
        .hasMessageEndingWith(": is a folder, not a file");
    assertThatThrownBy(() -> TickRows.open(List.of(folder.resolve("no")), RowRules.PLAIN))
        .hasMessage("no: there is no such file");
  }

  @Test
  void shouldRefuseAnArchiveInAnArchive() {
    // given
    String inner = new String(RowText.zip("a.csv", HEADER + A1), StandardCharsets.ISO_8859_1);
    Path named = RowText.file(folder, "1.zip", RowText.zip("a.csv", HEADER + A1, "in.zip", inner));
    Path hidden = RowText.file(folder, "2.zip", RowText.zip("a.csv", inner));
    Path nothing = RowText.file(folder, "3.zip", RowText.zip("a.txt", "x"));
    Path zipped =
        RowText.file(
            folder,
            "4.csv.gz",
            RowText.gzip(RowText.gzip(HEADER.getBytes(StandardCharsets.US_ASCII))));

    // when
    // then
    assertThatThrownBy(() -> TickRows.open(List.of(named), RowRules.PLAIN))
        .hasMessage("1.zip: holds another archive, in.zip; unpack it first");
    assertThatThrownBy(() -> TickRows.open(List.of(hidden), RowRules.PLAIN))
        .hasMessage("2.zip!/a.csv: holds another archive; unpack it first");
    assertThatThrownBy(() -> TickRows.open(List.of(nothing), RowRules.PLAIN))
        .hasMessage("3.zip: the archive has no entry that ends in .csv");
    assertThatThrownBy(() -> TickRows.open(List.of(zipped), RowRules.PLAIN))
        .hasMessage("4.csv.gz: holds another archive; unpack it first");
  }

  @Test
  void shouldReadEntriesByNameAndTellABadOneInItsPlace() {
    // given
    byte[] zip =
        RowText.zip(
            "b.csv", "ts,symbol,price,size\n1676894400,A,1.5,2\n",
            "../../etc/c.CSV", HEADER + "A,1676894400,x,2\n",
            "readme.txt", "hello",
            "a.csv", "symbol,when\nA,1\n");
    Path file = RowText.file(folder, "dump.dat", zip);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).hasSize(3);
    assertThat(rows)
        .anyMatch(
            row -> row.startsWith("dump.dat MALFORMED dump.dat!/a.csv: unknown column 'when'"))
        .contains("dump.dat!/../../etc/c.CSV:2 MALFORMED price: 'x' is not a decimal")
        .endsWith(TICK_A1);
  }

  @Test
  void shouldReadEveryMemberOfAGzippedFile() throws Exception {
    // given
    byte[] first = RowText.gzip((HEADER + A1).getBytes(StandardCharsets.US_ASCII));
    byte[] second = RowText.gzip(A1.getBytes(StandardCharsets.US_ASCII));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    Path file = RowText.file(folder, "two.csv.gz", both);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).containsExactly(TICK_A1, TICK_A1);
  }

  @Test
  void shouldNotReadAFileTwice() {
    // given
    Path file = RowText.file(folder, "one.csv", HEADER + A1);

    // when
    List<String> refused;
    try (TickRows rows =
        TickRows.open(List.of(file, folder.resolve("./one.csv")), RowRules.PLAIN)) {
      refused = rows.refused();
    }

    // then
    assertThat(refused).singleElement().asString().contains("is the same file as");
  }

  @Test
  void shouldTellWhereSomethingElseStandsBehindGzippedContent() {
    // given
    byte[] first = RowText.gzip((HEADER + A1).getBytes(StandardCharsets.US_ASCII));
    byte[] second = RowText.gzip(A1.getBytes(StandardCharsets.US_ASCII));
    second[0] = 0;
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    Path file = RowText.file(folder, "two.csv.gz", both);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            TICK_A1,
            "two.csv.gz:3 MALFORMED the file is damaged from here on: something that is not gzipped"
                + " stands behind the packed content");
  }

  @Test
  void shouldCountTheRowsBeforeThePlaceWhereAGzippedFileBreaksOff() {
    // given
    StringBuilder text = new StringBuilder(HEADER);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      text.append("A,1676894400,1.").append(random.nextInt(10_000)).append(",2\n");
    }
    byte[] whole = RowText.gzip(text.toString().getBytes(StandardCharsets.US_ASCII));
    Path file = RowText.file(folder, "cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).hasSizeBetween(8_000, 12_000);
    assertThat(rows.getLast())
        .isEqualTo(
            "cut.csv.gz:%d MALFORMED the file ends early, in the middle of its packed content"
                .formatted(rows.size() + 1));
    assertThat(rows.subList(0, rows.size() - 1)).allMatch(row -> row.startsWith("TRADE A"));
  }

  @Test
  void shouldReadWhateverSizesAStreamGives() throws Exception {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String text = HEADER + (A1 + "A,1,\"x,1\n" + "\n").repeat(3_000);
    InputStream slow =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
          @Override
          public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(50)));
          }
        };

    // when
    int good = 0;
    int bad = 0;
    try (PartRows rows = PartRows.open(new FilePart("slow", slow), RowRules.PLAIN)) {
      while (rows.next(new VenueTick())) {
        good += rows.reason() == null ? 1 : 0;
        bad += rows.reason() == null ? 0 : 1;
      }
    }

    // then
    assertThat(good).as("seed %d", seed).isEqualTo(3_000);
    assertThat(bad).as("seed %d", seed).isEqualTo(3_000);
  }
}
