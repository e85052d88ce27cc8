package io.marketdata.kafka;

/** md.commands holds no epoch: the topics have not been created. */
public final class EpochUnknownException extends RuntimeException {

  EpochUnknownException() {
    super(
        "md.commands names no epoch in force: ./run topics create, or where other topics hold data"
            + " ./run topics epoch");
  }
}
