package dev.rekindle.refresh.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import org.junit.jupiter.api.Test;

class ChecksViewTest extends ViewTest {

    @Test
    void everyJobStandsInItsRow() {
        open(Role.ADMIN, "checks");

        assertThat(_get(H1.class).getText()).isEqualTo("Checks");
        await(() -> {
            _assertOne(Span.class, spec -> spec.withText("Stream of actions"));
            _assertOne(Span.class, spec -> spec.withText("Overview by mail"));
            _assertOne(Span.class, spec -> spec.withText("The night"));
        });
    }
}
