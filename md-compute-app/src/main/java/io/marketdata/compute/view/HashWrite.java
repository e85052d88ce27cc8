package io.marketdata.compute.view;

import java.util.List;

/**
 * Fields of one hash to write.
 *
 * @param key of the hash
 * @param secondsToLive set when the hash has no such limit yet; 0 = none
 * @param oldestEpoch fields of epochs before it are deleted: the hash is written anew; 0 = none are
 * @param fields at least one
 */
public record HashWrite(
    String key, long secondsToLive, long oldestEpoch, List<FieldWrite> fields) {}
