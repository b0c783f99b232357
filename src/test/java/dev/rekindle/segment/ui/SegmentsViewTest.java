package dev.rekindle.segment.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentsViewTest extends ViewTest {

    @BeforeEach
    @AfterEach
    void empty() {
        jdbc.sql("delete from users").update();
    }

    @Test
    void anEmptySystemSaysSoAndDrawsNothing() {
        open(Role.EXEC, "segments");

        await(() -> assertThat(titles()).containsExactly("Who are they now?", "No users yet"));
    }

    @Test
    void oneUserIsEnoughToShowAll() {
        jdbc.sql("insert into users (user_id) values ('u1')").update();

        open(Role.EXEC, "segments");

        await(() -> {
            assertThat(titles())
                    .contains("Who are they now?", "Which way do they go?", "What if the thresholds were others?");
            assertThat(_find(Paragraph.class, spec -> spec.withClasses("rk-answer"))
                            .getFirst()
                            .getText())
                    .endsWith("Whale 0, At-risk 1, of 1 user.");
        });
    }

    private static List<String> titles() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }
}
