package io.marketdata.load.ladder.part;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of Redis commands, each a list of binary words. */
public final class RecordedCalls {

  private RecordedCalls() {}

  /** Writes commands one after the other. Not thread-safe. */
  public static final class Writer implements AutoCloseable {

    private final DataOutputStream out;

    /** A new file. */
    public Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** The next command. */
    public void write(List<byte[]> words) throws IOException {
      out.writeInt(words.size());
      for (byte[] word : words) {
        out.writeInt(word.length);
        out.write(word);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** All commands of a file. */
  public static List<List<byte[]>> read(Path file) throws IOException {
    List<List<byte[]>> calls = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        int words = in.readInt();
        List<byte[]> call = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
          call.add(in.readNBytes(in.readInt()));
        }
        calls.add(call);
      }
    } catch (EOFException _) {
      return calls;
    }
  }
}
