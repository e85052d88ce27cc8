package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FieldVersionTest {
  private static final long MAX_EPOCH = 0xFFFF_FFFFL;

  @Property
  void shouldCompareBytesAsVersions(
      @ForAll @LongRange(min = 0, max = MAX_EPOCH) long epoch,
      @ForAll @LongRange(min = 0) long seq,
      @ForAll @LongRange(min = 0, max = MAX_EPOCH) long otherEpoch,
      @ForAll @LongRange(min = 0) long otherSeq) {
    // given
    FieldVersion version = new FieldVersion(epoch, seq);
    FieldVersion other = new FieldVersion(otherEpoch, otherSeq);

    // when
    int byBytes = FieldVersion.compare(version.toBytes(), other.toBytes());

    // then
    assertThat(Integer.signum(byBytes)).isEqualTo(version.compareTo(other));
    assertThat(FieldVersion.read(version.toBytes(), 0)).isEqualTo(version);
  }

  @Test
  void shouldWriteBigEndian() {
    // when
    byte[] bytes = new FieldVersion(0x8000_0001L, 0x0102_0304_0506_0708L).toBytes();

    // then
    assertThat(bytes).containsExactly(0x80, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void shouldRefuseBytesThatAreNone() {
    // when
    assertThatThrownBy(() -> FieldVersion.read(new byte[13], 2))
        // then
        .isInstanceOf(MalformedHistoryException.class);
    assertThatThrownBy(() -> FieldVersion.read(new byte[] {0, 0, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0}, 0))
        .isInstanceOf(MalformedHistoryException.class);
  }
}
