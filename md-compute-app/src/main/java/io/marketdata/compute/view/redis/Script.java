package io.marketdata.compute.view.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import reactor.core.publisher.Mono;

/**
 * A script that gives a number. Called by its digest; a server that does not know it (a new one, or
 * one that was emptied) gets its text with that call. Immutable.
 */
final class Script {

  private final byte[] text;
  private final String digest;

  private Script(byte[] text) {
    this.text = text;
    this.digest = sha1(text);
  }

  /** Loads a script that lies beside this class. */
  static Script load(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("script " + name + " is missing");
      }
      return new Script(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the script; the buffers are keys first, then arguments. */
  Mono<Long> run(ReactiveRedisConnection connection, int keys, ByteBuffer[] arguments) {
    return connection
        .scriptingCommands()
        .<Long>evalSha(digest, ReturnType.INTEGER, keys, arguments)
        .onErrorResume(
            Script::isUnknown,
            e ->
                connection
                    .scriptingCommands()
                    .eval(ByteBuffer.wrap(text), ReturnType.INTEGER, keys, rewound(arguments)))
        .next();
  }

  private static ByteBuffer[] rewound(ByteBuffer[] arguments) {
    ByteBuffer[] again = new ByteBuffer[arguments.length];
    for (int i = 0; i < again.length; i++) {
      again[i] = arguments[i].duplicate().rewind();
    }
    return again;
  }

  private static boolean isUnknown(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && message.contains("NOSCRIPT")) {
        return true;
      }
    }
    return false;
  }

  private static String sha1(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "no SHA-1 for " + text.length + " bytes of " + StandardCharsets.UTF_8, e);
    }
  }
}
