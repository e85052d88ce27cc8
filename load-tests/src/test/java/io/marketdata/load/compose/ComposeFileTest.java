package io.marketdata.load.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComposeFileTest {

  private static final Path REPOSITORY = Path.of("..");
  private static final Path SCHEMA = Path.of("../../shared/schemas/compose-spec.json");
  private static final Set<String> APPS = Set.of("topics", "ingest", "compute", "gateway");
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void shouldBeWhatTheSpecificationAllows() throws IOException {
    // given
    assumeThat(SCHEMA).as("schema of the Compose specification").exists();
    JsonNode specification = JSON.readTree(Files.readString(SCHEMA, StandardCharsets.UTF_8));
    // its names of itself and of its dialect are no addresses, which the library asks for
    ((ObjectNode) specification).remove(List.of("$id", "$schema"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(specification);

    // when
    List<Error> errors = schema.validate(compose());

    // then
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldPinWhatItPulls() throws IOException {
    // when
    List<String> images = images();

    // then
    assertThat(images)
        .containsExactlyInAnyOrder(
            "apache/kafka:4.2.1",
            "redis:8-alpine",
            "marketdata/compute:dev",
            "marketdata/compute:dev",
            "marketdata/ingest:dev",
            "marketdata/gateway:dev");
    assertThat(dockerfile()).contains("FROM eclipse-temurin:25-jre\n").doesNotContain(":latest");
  }

  @Test
  void shouldGiveTheAppsNoMoreRightsThanTheyNeed() throws IOException {
    // when
    JsonNode services = compose().path("services");

    // then
    assertThat(dockerfile()).contains("USER 10001:10001");
    assertThat(APPS)
        .allSatisfy(app -> {
          JsonNode service = services.path(app);
          assertThat(texts(service.path("profiles"))).containsExactly("apps");
          assertThat(service.path("read_only").asBoolean(false)).as(app).isTrue();
          assertThat(texts(service.path("tmpfs"))).as(app).containsExactly("/tmp");
          assertThat(texts(service.path("cap_drop"))).as(app).containsExactly("ALL");
          assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
          assertThat(service.has("privileged") || service.has("user")).as(app).isFalse();
        });
  }

  @Test
  void shouldWatchEverythingThatStaysAndBoundItsMemory() throws IOException {
    // given
    Set<String> unwatched = new HashSet<>();
    Set<String> unbounded = new HashSet<>();

    // when
    compose()
        .path("services")
        .properties()
        .forEach(service -> {
          if (!service.getValue().path("healthcheck").has("test")) {
            unwatched.add(service.getKey());
          }
          if (!service.getValue().has("mem_limit")) {
            unbounded.add(service.getKey());
          }
        });

    // then
    assertThat(unwatched).containsExactly("topics");
    assertThat(unbounded).isEmpty();
  }

  @Test
  void shouldOpenPortsOnLoopbackAloneAndLeaveRoomForSeveralOfOneApp() throws IOException {
    // given
    List<String> ports = new ArrayList<>();
    List<String> names = new ArrayList<>();

    // when
    compose()
        .path("services")
        .properties()
        .forEach(service -> {
          ports.addAll(texts(service.getValue().path("ports")));
          names.addAll(texts(service.getValue().path("container_name")));
        });

    // then
    assertThat(ports)
        .containsExactlyInAnyOrder(
            "127.0.0.1:19092:19092",
            "127.0.0.1:16379:6379",
            "127.0.0.1:${MD_GATEWAY_PORTS:-8080-8089}:8080");
    assertThat(names).isEmpty();
  }

  private static JsonNode compose() throws IOException {
    Object file = new Yaml().load(read("docker-compose.yml"));
    return JSON.valueToTree(file);
  }

  private static List<String> images() throws IOException {
    List<String> images = new ArrayList<>();
    compose()
        .path("services")
        .forEach(service -> images.add(service.path("image").asString("none")));
    return images;
  }

  private static String dockerfile() throws IOException {
    return read("Dockerfile");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  private static String read(String file) throws IOException {
    return Files.readString(REPOSITORY.resolve(file), StandardCharsets.UTF_8);
  }
}
