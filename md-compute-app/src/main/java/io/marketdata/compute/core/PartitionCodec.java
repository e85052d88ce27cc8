package io.marketdata.compute.core;

import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.PartitionRecordDecoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.util.Collection;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The partition record and the record of sources, to and from the state. Not thread-safe. */
final class PartitionCodec {

  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final PartitionRecordEncoder partition = new PartitionRecordEncoder();

  byte[] partition(long epoch, Progress progress, Collection<SourceTime> sources) {
    partition.wrapAndApplyHeader(buffer, 0, header).epoch(epoch);
    progress.write(partition);
    PartitionRecordEncoder.SourcesEncoder group = partition.sourcesCount(sources.size());
    for (SourceTime source : sources) {
      group
          .next()
          .epoch(source.epoch)
          .term(source.term)
          .number(source.number)
          .time(source.time)
          .state(source.state)
          .anchorEvent(source.anchorEvent)
          .anchorWall(source.anchorWall)
          .speedMilli(source.speedMilli)
          .delay(source.delay)
          .maxAhead(source.maxAhead)
          .start(source.start)
          .shift(source.shift)
          .seed(source.seed)
          .lastPosition(source.lastPosition)
          .lineSeen((short) (source.lineSeen ? 1 : 0))
          .liveSince(source.liveSince)
          .gapFrom(source.gapFrom)
          .gapTo(source.gapTo)
          .referenceVersion(source.staging.version())
          .referenceChecksum(source.staging.checksum())
          .referenceStaged(source.staging.definitions().size())
          .referenceBroken((short) (source.staging.isBroken() ? 1 : 0))
          .mute((short) (source.mute ? 1 : 0));
      group
          .flags()
          .clear()
          .wallBased(source.wallBased)
          .resends(source.resends)
          .timePerSymbol(source.timePerSymbol)
          .polling(source.polling);
      group.source(source.name).kind(source.kind).detail(source.detail);
    }
    return copy(HEADER + partition.encodedLength());
  }

  private byte[] copy(int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  /** Takes over a partition record; its epoch. */
  static long readPartition(byte[] value, Progress progress, Map<String, SourceTime> sources) {
    PartitionRecordDecoder state =
        new PartitionRecordDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(value), 0, new MessageHeaderDecoder());
    progress.read(state);
    for (PartitionRecordDecoder.SourcesDecoder stored : state.sources()) {
      SourceTime source = read(stored);
      if (source.epoch != state.epoch()) {
        source.lastPosition = SourceTime.NO_POSITION;
      }
      sources.put(source.name, source);
    }
    return state.epoch();
  }

  private static SourceTime read(PartitionRecordDecoder.SourcesDecoder stored) {
    SourceTime source = new SourceTime(stored.source());
    source.kind = stored.kind();
    source.detail = stored.detail();
    source.epoch = stored.epoch();
    source.term = stored.term();
    source.number = stored.number();
    source.time = stored.time();
    source.state = stored.state();
    source.wallBased = stored.flags().wallBased();
    source.resends = stored.flags().resends();
    source.timePerSymbol = stored.flags().timePerSymbol();
    source.polling = stored.flags().polling();
    source.anchorEvent = stored.anchorEvent();
    source.anchorWall = stored.anchorWall();
    source.speedMilli = stored.speedMilli();
    source.delay = stored.delay();
    source.maxAhead = stored.maxAhead();
    source.start = stored.start();
    source.shift = stored.shift();
    source.seed = stored.seed();
    source.lastPosition = stored.lastPosition();
    source.lineSeen = stored.lineSeen() != 0;
    source.liveSince = stored.liveSince();
    source.gapFrom = stored.gapFrom();
    source.gapTo = stored.gapTo();
    source.mute = stored.mute() == 1;
    source.staging.restore(
        stored.referenceBroken() != 0, stored.referenceVersion(), stored.referenceChecksum());
    return source;
  }
}
