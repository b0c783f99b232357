package dev.rekindle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import dev.rekindle.ViewTest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FailedPageTest extends ViewTest {

    private final Set<Runnable> waiting = new CopyOnWriteArraySet<>();
    private final Background background = new Background() {
        @Override
        public Future<?> submit(Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Runnable whenDatabaseAnswers(Runnable then) {
            waiting.add(then);
            return () -> waiting.remove(then);
        }
    };

    @Test
    void whatWasAskedForComesWhenTheDatabaseAnswers() {
        fail(new SQLException("gone", "08006"));
        assertThat(words()).contains("The database does not answer.", "It comes back by itself.");

        waiting.forEach(Runnable::run);

        assertThat(opened()).containsExactly("?days=90");
    }

    @Test
    void whatDoesNotPassWaitsForTheReader() {
        fail(new IllegalStateException("broken"));
        assertThat(words()).doesNotContain("by itself");

        waiting.forEach(Runnable::run);
        assertThat(opened()).isEmpty();

        _click(_get(Button.class, spec -> spec.withText("Try again")));
        assertThat(opened()).containsExactly("?days=90");
    }

    @Test
    void nobodyWaitsAfterThePageHasGone() {
        var page = fail(new SQLException("gone", "08006"));

        UI.getCurrent().remove(page);

        assertThat(waiting).isEmpty();
    }

    private FailedPage fail(Exception problem) {
        var page = new FailedPage(background);
        var ui = UI.getCurrent();
        var event = new BeforeEnterEvent(
                new NavigationEvent(
                        ui.getInternals().getRouter(), new Location("?days=90"), ui, NavigationTrigger.UI_NAVIGATE),
                FailedPage.class,
                List.of());
        page.setErrorParameter(event, new ErrorParameter<>(Exception.class, problem));
        ui.add(page);
        return page;
    }

    private static String words() {
        return _get(EmptyState.class).getElement().getTextRecursively();
    }

    /** The addresses that the browser is told to open. */
    private static List<Object> opened() {
        MockVaadin.runUIQueue(false);
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(call -> call.getInvocation().getParameters())
                .flatMap(List::stream)
                .filter("?days=90"::equals)
                .toList();
    }
}
