package dev.rekindle.segment.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import java.math.BigDecimal;
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

    @Test
    void activatedPolicyIsFollowedByEverybodyAndShown() {
        jdbc.sql("insert into users (user_id) values ('u1')").update();
        jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u1', 'At-risk', now(), 'rfm-cascade', 1)
                        """).update();
        try {
            open(Role.ADMIN, "segments");
            await(() -> assertThat(_find(BigDecimalField.class)).isNotEmpty());
            _get(
                            BigDecimalField.class,
                            spec -> spec.withPredicate(field -> new BigDecimal("30").equals(field.getValue())))
                    .setValue(new BigDecimal("31"));

            _click(_get(Button.class, spec -> spec.withText("Save and activate")));

            await(() -> assertThat(jdbc.sql("select policy_version from user_segments")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2));
        } finally {
            jdbc.sql("delete from user_segments").update();
            jdbc.sql("delete from segment_activations where policy_version > 1").update();
            jdbc.sql("delete from segment_policies where policy_version > 1").update();
        }
    }

    private static List<String> titles() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }
}
