package io.marketdata.compute.view;

import java.util.List;

/**
 * Fields of one hash to write.
 *
 * @param key of the hash
 * @param secondsToLive set when the hash has no such limit yet; 0 = none
 * @param fields at least one
 */
public record HashWrite(String key, long secondsToLive, List<FieldWrite> fields) {}
