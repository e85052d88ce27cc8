package io.marketdata.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Says why an app does not start: the platform's own words, else Spring Boot's analysis. */
final class StartFailure {

  private static final String OWN = "io.marketdata.";

  private StartFailure() {}

  /** One line for the user. */
  static String line(Throwable failure) {
    if (own(failure)) {
      return FailureLine.of(failure, StartFailure::isOwn);
    }
    FailureAnalysis analysis = analysis(failure);
    return analysis == null
        ? FailureLine.of(failure, StartFailure::isOwn)
        : FailureLine.oneLine(analysis.getDescription());
  }

  private static boolean own(Throwable failure) {
    @Nullable Throwable next = failure;
    for (int depth = 0; next != null && depth < 50; depth++) {
      if (isOwn(next)) {
        return true;
      }
      next = next.getCause();
    }
    return false;
  }

  /** An exception of the platform, or an argument that the platform's own code refused. */
  private static boolean isOwn(Throwable failure) {
    if (failure.getClass().getName().startsWith(OWN)) {
      return true;
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return failure instanceof IllegalArgumentException
        && trace.length > 0
        && trace[0].getClassName().startsWith(OWN);
  }

  private static @Nullable FailureAnalysis analysis(Throwable failure) {
    List<FailureAnalyzer> analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, cause) -> {}));
    for (FailureAnalyzer analyzer : analyzers) {
      FailureAnalysis analysis = analysis(analyzer, failure);
      if (analysis != null) {
        return analysis;
      }
    }
    return null;
  }

  private static @Nullable FailureAnalysis analysis(FailureAnalyzer analyzer, Throwable failure) {
    try {
      return analyzer.analyze(failure);
    } catch (RuntimeException | LinkageError notForThisOne) {
      return null;
    }
  }
}
