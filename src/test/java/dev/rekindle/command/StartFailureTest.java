package dev.rekindle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        var failure = new IllegalStateException("context", new PortInUseException(8080));

        assertThat(StartFailure.sentence(failure))
                .isEqualTo("Port 8080 is taken by another program; choose another with --port.");
    }

    @Test
    void ourOwnSentenceWinsOverWhatCausedIt() {
        var machine = new IOException("Permission denied");
        machine.setStackTrace(new StackTraceElement[] {new StackTraceElement("java.io.File", "open", "File.java", 1)});
        var ours = new IllegalStateException("The data folder /x cannot be made.", machine);

        assertThat(StartFailure.sentence(new RuntimeException("bean", ours)))
                .isEqualTo("The data folder /x cannot be made.");
    }

    @Test
    void anythingElseIsToldByItsInnermostMessage() {
        var innermost = new IllegalArgumentException("no such zone");
        innermost.setStackTrace(new StackTraceElement[0]);
        var outer = new RuntimeException("bean", innermost);
        outer.setStackTrace(new StackTraceElement[0]);

        assertThat(StartFailure.sentence(outer)).contains("no such zone").contains("--debug");
    }
}
