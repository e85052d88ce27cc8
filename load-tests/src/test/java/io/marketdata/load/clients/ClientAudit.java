package io.marketdata.load.clients;

import io.marketdata.load.check.Audit;
import io.marketdata.load.check.Findings;
import io.marketdata.load.check.FreshUpdates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of clients against the log, connection by connection: the image first, then
 * complete updates. Goes through the files once for each partition, so that only one partition's
 * updates are in memory. Blocking.
 */
public final class ClientAudit {

  private final FreshUpdates fresh;
  private final Findings findings = new Findings();
  private long connections;
  private long messages;
  private long gaps;

  private ClientAudit(FreshUpdates fresh) {
    this.fresh = fresh;
  }

  /**
   * What a check says.
   *
   * @param findings what is wrong
   * @param connections how many were checked
   * @param messages how many messages of streams
   * @param gaps how many of them announced a loss
   */
  public record Result(Findings findings, long connections, long messages, long gaps) {}

  /** Checks the records of clients against a platform's log. */
  public static Findings check(List<Path> records, Audit audit) {
    return run(records, audit.fresh()).findings();
  }

  /** The same, and how much was checked. */
  public static Result run(List<Path> records, FreshUpdates fresh) {
    ClientAudit audit = new ClientAudit(fresh);
    for (int partition = 0; partition < fresh.partitions(); partition++) {
      PartitionUpdates updates = new PartitionUpdates(fresh.frames(partition));
      for (Path record : records) {
        audit.read(record, partition, updates);
      }
    }
    if (audit.messages == 0) {
      audit.findings.add("no client was sent anything");
    }
    return new Result(audit.findings, audit.connections, audit.messages, audit.gaps);
  }

  private void read(Path record, int partition, PartitionUpdates updates) {
    @Nullable ConnectionCheck check = null;
    try (BufferedReader lines = Files.newBufferedReader(record)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        RecordLine line = RecordLine.parse(text);
        if (line.kind() == RecordLine.Kind.OPEN) {
          count(check);
          String place =
              record.getFileName() + " connection " + line.connection() + " of " + line.at() + ' ';
          check =
              new ConnectionCheck(
                  updates, partition, fresh.partitions(), what -> findings.add(place + what));
          connections += partition == 0 ? 1 : 0;
        } else if (check != null) {
          check.take(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count(check);
  }

  private void count(@Nullable ConnectionCheck check) {
    if (check != null) {
      messages += check.messages();
      gaps += check.gaps();
    }
  }
}
