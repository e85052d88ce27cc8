package io.marketdata.compute.epoch;

import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.PartitionRecordDecoder.SourcesDecoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder.SourcesEncoder;
import java.util.Comparator;
import org.agrona.MutableDirectBuffer;

/**
 * A source in a stored partition record. What a move does not change is carried over as the bytes
 * that it is. Times are epoch nanoseconds.
 *
 * @param name of the source
 * @param block its fixed fields
 * @param kind text of its line
 * @param detail text of its line
 * @param epoch of its term
 * @param term its newest
 * @param number up to which the partition has everything
 * @param time how far it has come
 * @param state of its line
 * @param lineSeen whether a line has come
 * @param resends whether it can send again what has not come
 * @param liveSince nothing is missing since then; {@link #NONE} = never live
 * @param gapFrom beginning of its newest gap, or {@link #NONE}
 * @param gapTo end of that gap, or {@link #NONE}
 * @param mute whether the owner has closed bars for it since it was last heard
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record SourceImage(
    String name,
    byte[] block,
    String kind,
    String detail,
    long epoch,
    long term,
    long number,
    long time,
    LineState state,
    boolean lineSeen,
    boolean resends,
    long liveSince,
    long gapFrom,
    long gapTo,
    boolean mute) {

  static final long NONE = SourcesEncoder.liveSinceNullValue();

  private static final long NO_POSITION = -1;

  static final Comparator<SourceImage> BY_TERM =
      Comparator.comparingLong(SourceImage::epoch).thenComparingLong(SourceImage::term);

  /** Reads the group entry in hand, its texts included. */
  static SourceImage read(SourcesDecoder one, byte[] block) {
    long epoch = one.epoch();
    long term = one.term();
    long number = one.number();
    long time = one.time();
    LineState state = one.state();
    boolean lineSeen = one.lineSeen() != 0;
    boolean resends = one.flags().resends();
    long liveSince = one.liveSince();
    long gapFrom = one.gapFrom();
    long gapTo = one.gapTo();
    boolean mute = one.mute() != 0;
    String name = one.source();
    String kind = one.kind();
    String detail = one.detail();
    return new SourceImage(
        name, block, kind, detail, epoch, term, number, time, state, lineSeen, resends, liveSince,
        gapFrom, gapTo, mute);
  }

  /** Whether its line is up, as far as the partition knows. */
  boolean isLive() {
    return lineSeen && state == LineState.LIVE;
  }

  /**
   * Writes it for a log that begins anew: no position of it lies there, and its reference data is
   * taken whole when it comes next.
   */
  void write(SourcesEncoder to, MutableDirectBuffer buffer, int at) {
    buffer.putBytes(at, block, 0, Math.min(block.length, SourcesEncoder.sbeBlockLength()));
    to.epoch(epoch)
        .term(term)
        .number(number)
        .time(time)
        .state(state)
        .lineSeen((short) (lineSeen ? 1 : 0))
        .liveSince(liveSince)
        .gapFrom(gapFrom)
        .gapTo(gapTo)
        .lastPosition(NO_POSITION)
        .referenceVersion(0)
        .referenceChecksum(0)
        .referenceStaged(0)
        .referenceBroken((short) 0);
    to.source(name).kind(kind).detail(detail);
  }
}
