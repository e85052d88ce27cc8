package io.marketdata.compute.view;

/** What became of a flush mark that was to be moved up. */
public enum MarkAdvance {
  /** It stands at the new place. */
  MOVED,
  /** It stands there or higher already. */
  KEPT,
  /** There is none, where one was expected: Redis has lost its data. */
  VANISHED,
  /** The partition is to be written anew, or has been by another: the mark is left as it is. */
  REBUILD
}
