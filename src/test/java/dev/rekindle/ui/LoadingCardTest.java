package dev.rekindle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.ViewTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The test decides which answer arrives when. */
class LoadingCardTest extends ViewTest {

    private final Deque<FutureTask<?>> asked = new ArrayDeque<>();
    private final Set<Runnable> waiting = new CopyOnWriteArraySet<>();
    private final Background background = new Background() {
        @Override
        public Future<?> submit(Runnable work) {
            var task = new FutureTask<>(work, null);
            asked.add(task);
            return task;
        }

        @Override
        public Clock clock() {
            return Clock.fixed(Instant.parse("2026-09-21T05:03:21Z"), ZoneId.of("Asia/Seoul"));
        }

        @Override
        public Runnable whenDatabaseAnswers(Runnable then) {
            waiting.add(then);
            return () -> waiting.remove(then);
        }
    };

    @Test
    void showsASkeletonThenTheAnswer() {
        var card = card("42");

        assertThat(state(card)).isEqualTo("waiting");
        assertThat(texts()).contains("Computing since 14:03:21");

        answer(asked.remove());

        assertThat(state(card)).isEqualTo("answered");
        assertThat(_get(Span.class, spec -> spec.withId("answer")).getText()).isEqualTo("42");
    }

    @Test
    void saysInWordsThatTheDatabaseIsAwayAndTriesAgain() {
        var card = failing();

        assertThat(state(card)).isEqualTo("failed");
        assertThat(_get(card, Paragraph.class).getText()).startsWith("The database does not answer.");

        card.reload(() -> "back");
        answer(asked.remove());

        assertThat(state(card)).isEqualTo("answered");
    }

    @Test
    void comesBackByItselfWhenTheDatabaseDoes() {
        var isAway = new AtomicBoolean(true);
        var card = new LoadingCard<>(
                background, "Users", () -> isAway.get() ? unanswered() : "42", LoadingCardTest::shown);
        UI.getCurrent().add(card);
        answer(asked.remove());
        assertThat(_get(card, Paragraph.class).getText()).endsWith("It comes back by itself.");

        isAway.set(false);
        waiting.forEach(Runnable::run);
        MockVaadin.clientRoundtrip(false);
        assertThat(waiting).isEmpty();
        answer(asked.remove());

        assertThat(state(card)).isEqualTo("answered");
    }

    @Test
    void nothingWaitsForTheDatabaseAfterLeavingThePage() {
        var card = failing();

        UI.getCurrent().remove(card);

        assertThat(waiting).isEmpty();
    }

    @Test
    void triesAgainAtAClick() {
        var card = failing();

        _click(_get(card, Button.class, spec -> spec.withText("Try again")));

        assertThat(asked).hasSize(1);
        assertThat(state(card)).isEqualTo("waiting");
    }

    @Test
    void aLateAnswerToAnOldQuestionIsIgnored() {
        var card = card("old");
        card.reload(() -> "new");
        var late = asked.remove();
        answer(asked.remove());

        answer(late);

        assertThat(_get(Span.class, spec -> spec.withId("answer")).getText()).isEqualTo("new");
    }

    @Test
    void theLastAnswerStaysWhileANewOneIsComputed() {
        var card = card("42");
        answer(asked.remove());

        card.reload(() -> "43");

        assertThat(state(card)).isEqualTo("recomputing");
        assertThat(_get(Span.class, spec -> spec.withId("answer")).getText()).isEqualTo("42");
    }

    @Test
    void stopsAtAClickAndSaysSo() {
        var card = card("42");
        var running = asked.remove();

        _click(_get(card, Button.class, spec -> spec.withText("Stop")));

        assertThat(running.isCancelled()).isTrue();
        assertThat(_get(card, Paragraph.class).getText()).isEqualTo("Stopped. Nothing was changed.");
    }

    @Test
    void stopsWhenItLeavesThePage() {
        var card = card("42");
        var running = asked.remove();

        UI.getCurrent().remove(card);

        assertThat(running.isCancelled()).isTrue();
    }

    @Test
    void anAnswerAfterLeavingThePageChangesNothing() {
        var card = new LoadingCard<>(
                new Background() {
                    @Override
                    public Future<?> submit(Runnable work) {
                        asked.add(new FutureTask<>(work, null));
                        return new FutureTask<>(() -> {}, null); // cannot be stopped any more
                    }

                    @Override
                    public Clock clock() {
                        return background.clock();
                    }
                },
                "Users",
                () -> "42",
                LoadingCardTest::shown);
        UI.getCurrent().add(card);
        UI.getCurrent().remove(card);

        answer(asked.remove());

        UI.getCurrent().add(new Span("page"));
        _assertNone(Span.class, spec -> spec.withId("answer"));
    }

    @Test
    void aFailureToShowIsAFailureToo() {
        var card = new LoadingCard<>(background, "Users", () -> "42", answer -> {
            throw new IllegalStateException("cannot be drawn");
        });
        UI.getCurrent().add(card);

        answer(asked.remove());

        assertThat(state(card)).isEqualTo("failed");
        assertThat(_get(card, Paragraph.class).getText()).startsWith("This did not work");
    }

    private LoadingCard<String> card(String answer) {
        var card = new LoadingCard<>(background, "Users", () -> answer, LoadingCardTest::shown);
        UI.getCurrent().add(card);
        return card;
    }

    /** One that has asked a database that is away. */
    private LoadingCard<String> failing() {
        var card = new LoadingCard<>(background, "Users", LoadingCardTest::unanswered, LoadingCardTest::shown);
        UI.getCurrent().add(card);
        answer(asked.remove());
        return card;
    }

    private static String unanswered() throws SQLException {
        throw new SQLException("connection refused", "08001");
    }

    private static Span shown(String answer) {
        var span = new Span(answer);
        span.setId("answer");
        return span;
    }

    private static void answer(FutureTask<?> task) {
        task.run();
        MockVaadin.clientRoundtrip(false);
    }

    private static String state(LoadingCard<?> card) {
        return card.getElement().getAttribute("state");
    }

    private static String texts() {
        return UI.getCurrent().getElement().getTextRecursively();
    }
}
