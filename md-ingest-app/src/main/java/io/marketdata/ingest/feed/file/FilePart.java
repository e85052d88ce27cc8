package io.marketdata.ingest.feed.file;

import java.io.InputStream;

/**
 * A piece of a file with a header of its own: the file itself, or an entry of an archive.
 *
 * @param name for people
 * @param content its bytes, unpacked; closed by who reads it
 */
record FilePart(String name, InputStream content) {}
