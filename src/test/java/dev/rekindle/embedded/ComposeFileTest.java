package dev.rekindle.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the embedded servers are tested with must hold for those of docker-compose.yml too. */
class ComposeFileTest {

    @Test
    void postgresIsOfTheMajorVersionThatIsEmbedded() throws IOException {
        var embedded = TestDatabase.fresh()
                .jdbc()
                .sql("show server_version")
                .query(String.class)
                .single();

        assertThat(service("postgres").get("image")).isEqualTo("postgres:" + embedded.split("\\.", 2)[0]);
    }

    @Test
    void postgresRunsWithTheEmbeddedSettings() throws IOException {
        var command = (List<?>) service("postgres").get("command");
        var settings = command.stream()
                .map(String::valueOf)
                .filter(argument -> argument.startsWith("-c"))
                .map(argument -> argument.substring(2).split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));

        assertThat(settings).isEqualTo(EmbeddedPostgres.settings(new EmbeddedServers(0, 0, "512MB", "64MB")));
    }

    @Test
    void kafkaIsOfTheVersionThatIsEmbedded() throws IOException {
        assertThat(service("kafka").get("image")).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void kafkaRunsWithTheEmbeddedSettings() throws IOException {
        var expected = new HashMap<String, String>();
        EmbeddedKafka.SETTINGS.forEach((name, value) ->
                expected.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), String.valueOf(value)));

        assertThat(environment("kafka")).containsAllEntriesOf(expected);
    }

    @Test
    void theAppIsPointedAtAllServersAndKeepsItsDataFolder() throws IOException {
        assertThat(environment("app"))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres/rekindle")
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")
                .containsEntry("REKINDLE_REDIS_URL", "redis://redis:6379")
                .containsEntry("REKINDLE_DATA", "/data");
        assertThat(service("app").get("volumes")).isEqualTo(List.of("app:/data"));
    }

    @Test
    void everyPasswordComesFromOutside() throws IOException {
        for (var name : services().keySet()) {
            assertThat(environment(String.valueOf(name))).allSatisfy((variable, value) -> {
                if (variable.contains("PASSWORD")) {
                    assertThat(value)
                            .startsWith(
                                    variable.startsWith("GF_") ? "${GRAFANA_PASSWORD:" : "${REKINDLE_DB_PASSWORD:?");
                }
            });
        }
    }

    @Test
    void everyFileThatIsMountedIsThere() throws IOException {
        var mounted = services().values().stream()
                .flatMap(service -> ((Map<?, ?>) service).get("volumes") instanceof List<?> volumes
                        ? volumes.stream().map(String::valueOf)
                        : Stream.of())
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> Path.of(volume.split(":", 2)[0]))
                .toList();

        assertThat(mounted).hasSize(6).allMatch(Files::isRegularFile);
    }

    @Test
    void whatWatchesComesOnlyWhenItIsAskedFor() throws IOException {
        for (var name : List.of("prometheus", "alertmanager", "grafana")) {
            assertThat(service(name).get("profiles")).isEqualTo(List.of("monitoring"));
        }
    }

    private static Map<?, ?> services() throws IOException {
        Map<String, ?> file = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        return (Map<?, ?>) file.get("services");
    }

    private static Map<?, ?> service(String name) throws IOException {
        return (Map<?, ?>) services().get(name);
    }

    private static Map<String, String> environment(String name) throws IOException {
        var variables = new HashMap<String, String>();
        if (service(name).get("environment") instanceof Map<?, ?> given) {
            given.forEach((variable, value) -> variables.put(String.valueOf(variable), String.valueOf(value)));
        }
        return variables;
    }
}
