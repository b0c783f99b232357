package dev.rekindle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import dev.rekindle.ViewTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExportMenuTest extends ViewTest {

    @Test
    void linksAreMadeWhenSomebodyAsksAndForgottenAfterwards() {
        var asked = new AtomicInteger();
        var menu = new ExportMenu().about("Users");
        UI.getCurrent().add(new Div(menu));
        menu.offer(() -> {
            asked.incrementAndGet();
            return List.of(new ExportFile("Table as CSV", "users.csv", "text/csv", out -> {}));
        });
        assertThat(asked).hasValue(0);
        assertThat(menu.getAriaLabel()).contains("Export: Users");

        _click(menu);

        assertThat(_find(Anchor.class, spec -> spec.withClasses("rk-export")))
                .extracting(Anchor::getText)
                .containsExactly("Table as CSV");

        _find(Popover.class).getFirst().close();

        _assertNone(Anchor.class, spec -> spec.withClasses("rk-export"));
    }

    @Test
    void withoutFilesThereIsNothingToSee() {
        var menu = new ExportMenu();
        menu.offer(List.of());
        assertThat(menu.isVisible()).isFalse();
    }
}
