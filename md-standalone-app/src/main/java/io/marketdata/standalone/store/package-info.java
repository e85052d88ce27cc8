/**
 * The Redis server that runs beside this process and keeps the queryable view in a local folder.
 */
@NullMarked
package io.marketdata.standalone.store;

import org.jspecify.annotations.NullMarked;
