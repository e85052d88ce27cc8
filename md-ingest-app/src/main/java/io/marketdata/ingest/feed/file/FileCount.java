package io.marketdata.ingest.feed.file;

/**
 * What came out of a file so far.
 *
 * @param name as people know the file
 * @param rows all of them, rejected ones included
 * @param rejected rows that are no tick
 */
public record FileCount(String name, long rows, long rejected) {}
