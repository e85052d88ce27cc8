package io.marketdata.load.faults;

import io.marketdata.load.faults.agent.CrashAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar that names the agent; its classes are on the class path anyway. */
final class AgentJar {

  private AgentJar() {}

  /** Writes it into a folder. */
  static Path in(Path folder) {
    Path jar = folder.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), CrashAgent.class.getName());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream written = new JarOutputStream(out, manifest)) {
      written.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
