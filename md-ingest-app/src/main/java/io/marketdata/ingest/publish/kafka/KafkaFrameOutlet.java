package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.publish.FrameOutlet;
import io.marketdata.kafka.FrameLane;
import io.marketdata.kafka.FrameSender;

/** Sends frames through the lanes of one sender; ends with it. */
final class KafkaFrameOutlet implements FrameOutlet {

  private final FrameSender sender;
  private final FrameLane[] lanes;

  KafkaFrameOutlet(FrameSender sender, int partitions) {
    this.sender = sender;
    lanes = new FrameLane[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      lanes[partition] = sender.lane(partition);
    }
  }

  @Override
  public void send(int partition, byte[] frame, Receipt receipt) {
    lanes[partition]
        .send(frame)
        .subscribe(sent -> receipt.acknowledged(sent.offset()), receipt::failed);
  }

  @Override
  public void close() {
    sender.close();
  }
}
