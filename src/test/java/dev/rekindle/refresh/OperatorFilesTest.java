package dev.rekindle.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.rekindle.RekindleTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What operators are given as files must belong to what the console exposes. */
class OperatorFilesTest extends RekindleTest {

    private static final Path FILES = Path.of("src/main/docker");
    private static final Path RULES = FILES.resolve("prometheus/rules.yml");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:rekindle|logback|http_server|hikaricp|jvm)_[a-z_]+\\b");

    @Autowired
    MeasurementService measurements;

    @Test
    void everyMetricOfRulesAndDashboardIsExposed() throws Exception {
        var named = new TreeSet<String>();
        for (var file : List.of(RULES, FILES.resolve("grafana/rekindle.json"))) {
            METRIC.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group()));
        }
        jdbc.sql("""
                        insert into refresh_runs (run_id, as_of, state, started_at, finished_at, started_by)
                        values ('00000000-0000-0000-0000-000000000009', '2023-01-01', 'DONE', '2999-01-01', '2999-01-01', 'test');
                        insert into refresh_steps (run_id, position, step, state, started_at, finished_at)
                        values ('00000000-0000-0000-0000-000000000009', 0, 'metrics', 'DONE', '2999-01-01', '2999-01-01');
                        insert into job_runs (job, good_at, seconds) values ('alerts', '2023-01-01', 1)
                        on conflict (job) do nothing;
                        insert into users (user_id) values ('told');
                        insert into notifications (
                          user_id, notification_type, cause, message, earned_tokens, state, created_at, due_at)
                        values ('told', 'NEW_TOKEN_ARRIVAL', 'e1', '', 1, 'WAITING', '2999-01-01', '2999-01-01')
                        """).update();
        try {
            measurements.measure();
            exposed(); // which itself is a request that is counted

            assertThat(named).hasSizeGreaterThan(20);
            assertThat(exposed()).containsAll(named);
        } finally {
            jdbc.sql("""
                            delete from notifications where user_id = 'told';
                            delete from users where user_id = 'told';
                            delete from refresh_steps where run_id = '00000000-0000-0000-0000-000000000009';
                            delete from refresh_runs where run_id = '00000000-0000-0000-0000-000000000009'
                            """).update();
        }
    }

    @Test
    void theDashboardIsOneGrafanaReads() throws IOException {
        var dashboard = JsonMapper.builder()
                .build()
                .readTree(FILES.resolve("grafana/rekindle.json").toFile());

        assertThat(dashboard.get("uid").asString()).isEqualTo("rekindle");
        assertThat(dashboard.get("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asString()).isNotEmpty();
            assertThat(panel.get("datasource").get("uid").asString()).isEqualTo("prometheus");
        });
    }

    @Test
    void everyRouteLeadsToAReceiver() throws IOException {
        var file =
                new Yaml().<Map<String, Object>>load(Files.readString(FILES.resolve("alertmanager/alertmanager.yml")));

        assertThat(String.valueOf(file.get("receivers"))).contains("operators");
        assertThat(String.valueOf(file.get("route"))).contains("receiver=operators");
    }

    @Test
    void prometheusReadsTheRules() throws Exception {
        var checked = promtool("check", "rules", RULES.toString());

        assertThat(checked).contains("SUCCESS");
    }

    private Set<String> exposed() throws Exception {
        var answer = mvc.perform(get("/actuator/prometheus").with(user("admin").roles("EXEC", "CRM", "ADMIN")))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return Arrays.stream(answer.getContentAsString().split("\n"))
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    /** What Prometheus's own checker says; skipped where it is not installed, unless this is continuous integration. */
    private static String promtool(String... arguments) throws Exception {
        var found = installed();
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(found).as("promtool is installed").isPresent();
        }
        var command = new ArrayList<String>();
        command.add(found.orElseThrow(() -> new AssertionError("promtool is not installed; .ci/run installs it."))
                .toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Optional<Path> installed() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
