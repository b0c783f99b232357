package dev.rekindle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DemoAtStartTest {

    private final DemoDatabase database = new DemoDatabase();
    private final DemoService service = database.service();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSystemIsNotReadyBeforeTheDemoDataIsThere() {
        var start = new DemoAtStart(service, "20");
        assertThat(start.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

        start.load();

        assertThat(start.health().getStatus()).isEqualTo(Status.UP);
        assertThat(service.loaded().orElseThrow().users()).isEqualTo(20);
    }

    @Test
    void startingAgainWithAnotherSizeLeavesTheDataAlone() {
        new DemoAtStart(service, "20").load();

        var again = new DemoAtStart(service, "30");
        again.load();

        assertThat(again.health().getStatus()).isEqualTo(Status.UP);
        assertThat(service.loaded().orElseThrow().users()).isEqualTo(20);
    }

    @Test
    void noneLoadsNothing() {
        var start = new DemoAtStart(service, "none");
        assertThat(start.health().getStatus()).isEqualTo(Status.UP);

        start.load();

        assertThat(service.isEmpty()).isTrue();
    }

    @Test
    void whatIsNoNumberIsRefusedAtOnce() {
        assertThatThrownBy(() -> new DemoAtStart(service, "many"))
                .hasMessage("--demo (rekindle.demo) takes a number of users or \"none\", not \"many\".");
        assertThatThrownBy(() -> new DemoAtStart(service, "0"))
                .hasMessage("Demo data can be made for 1 to 10,000,000 users, not for 0.");
    }
}
