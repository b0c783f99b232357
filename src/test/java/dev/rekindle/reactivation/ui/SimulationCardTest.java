package dev.rekindle.reactivation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SimulationCardTest extends ViewTest {

    @Autowired
    private Background background;

    @BeforeEach
    void openCard() {
        signIn(Role.EXEC);
        UI.getCurrent().add(new SimulationCard(background));
    }

    @Test
    void scenarioIsSimulatedAtOnce() {
        // 10.8 % blocks against 8.3 % lies beyond the margin of 2 pp, so that shipping would be wrong.
        awaitParagraph("Right decision: Stop because of A.");
        assertThat(_find(Span.class).stream().map(Span::getText)).contains("5.49%", "12.30%", "+10.3 pp");
    }

    @Test
    void whatIsNoAssumptionIsRefusedWithWords() {
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Users per arm")), 0);

        _click(_get(Button.class, spec -> spec.withText("Simulate")));

        assertThat(_find(Span.class).stream().map(Span::getText))
                .contains("Fill every field: shares between 0 and 100%, and 1 to 10,000,000 users per arm.");
    }

    private static void awaitParagraph(String beginning) {
        await(() -> {
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                    .anyMatch(text -> text.startsWith(beginning));
        });
    }
}
