package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.Fit;
import org.jspecify.annotations.Nullable;

/** What a {@link Serving} tells its owner, on the core's thread. */
interface ServingListener {

  /** A checkpoint is stored up to an offset. */
  void checkpointed(long nextOffset);

  /** It cannot go on; its memory is void. */
  void stopped(ReloadReason reason, @Nullable Throwable failure);

  /** It must not go on. */
  void unserved(Fit.Misfit misfit);
}
