package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What earlier versions of this core made of long scripted logs, as digests of all frames, with a
 * load now and then. A digest that changes means that a replay gives other bytes than were
 * published: either a mistake, or a reason to raise {@link PartitionCore#OUTPUT_VERSION}.
 */
class GoldenOutputTest {

  private static final int CHECKPOINT_EVERY = 500;
  private static final int VERSION_AT = MessageHeaderEncoder.versionEncodingOffset();

  private static String digest(List<LogRecord> log) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    CoreRun run = new CoreRun();
    for (int i = 0; i < log.size(); i++) {
      for (byte[] frame : run.bytes(log.get(i).value(), log.get(i).appendTimeMillis())) {
        sha.update(withoutVersions(frame));
      }
      if (i % CHECKPOINT_EVERY == 0) {
        run.reload();
      }
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 8);
  }

  /** The schema's version stands in the head of every message and may rise. */
  private static byte[] withoutVersions(byte[] frame) {
    ByteBuffer bytes = ByteBuffer.wrap(frame.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < frame.length; at += Integer.BYTES + bytes.getInt(at)) {
      bytes.putShort(at + Integer.BYTES + VERSION_AT, (short) 0);
    }
    return bytes.array();
  }

  @ParameterizedTest
  @CsvSource({
    "101, dc212a7938d4ccdd",
    "102, 6f7bc71b25b036cf",
    "103, 6558824969ab6f05",
  })
  void shouldStillMakeTheSameOfARandomLog(long seed, String expected) throws Exception {
    // given
    List<LogRecord> log = RandomLog.of(seed, 12_000);

    // when
    String digest = digest(log);

    // then
    assertThat(digest).isEqualTo(expected);
  }

  @Test
  void shouldStillMakeTheSameOfALogWithManySymbols() throws Exception {
    // given
    List<LogRecord> log = CrowdLog.of(104, 400, 6_000);

    // when
    String digest = digest(log);

    // then
    assertThat(digest).isEqualTo("138023b6f27c69fb");
  }
}
