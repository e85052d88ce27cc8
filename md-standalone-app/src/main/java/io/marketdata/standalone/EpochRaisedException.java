package io.marketdata.standalone;

/** Another epoch is in force than the one that the platform serves. */
final class EpochRaisedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EpochRaisedException(long epoch) {
    super(
        "epoch %d is in force: the platform stops; start it again and it goes on there"
            .formatted(epoch));
  }
}
