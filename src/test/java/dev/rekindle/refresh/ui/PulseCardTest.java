package dev.rekindle.refresh.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rekindle.SetClock;
import dev.rekindle.ViewTest;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.ingest.StreamStatus.Partition;
import dev.rekindle.ingest.StreamStatus.State;
import dev.rekindle.outbox.OutboxStatus;
import dev.rekindle.refresh.ui.StreamFeed.Pulse;
import dev.rekindle.ui.LiveFeed.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PulseCardTest extends ViewTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void numbersChangeWhereTheyStand() {
        var card = new PulseCard(new SetClock("2026-11-21T03:00:00Z"));
        UI.getCurrent().add(card);
        card.show(new Live<>(pulse(1, NOON), NOON, false));
        var before = _find(card, Component.class);

        card.show(new Live<>(pulse(2, NOON.plusSeconds(1)), NOON, false));

        assertThat(_find(card, Component.class)).containsExactlyElementsOf(before);
        assertThat(words(card)).contains("accepted so far: 2", "12:00:01", "running");
    }

    @Test
    void whatIsNotOfTodaySaysOfWhichDayItIs() {
        var card = new PulseCard(new SetClock("2026-11-22T03:00:00Z"));

        card.show(new Live<>(pulse(1, NOON), NOON, false));

        assertThat(words(card)).contains("Sat, Nov 21, 2026, 12:00");
    }

    @Test
    void beforeTheFirstAnswerThereAreNoNumbers() {
        var card = new PulseCard(new SetClock("2026-11-21T03:00:00Z"));
        UI.getCurrent().add(card);

        card.show(new Live<>(null, null, true));

        assertThat(_find(card, PartitionTable.class)).isEmpty();
        assertThat(words(card)).contains("No answer yet");
    }

    private static String words(PulseCard card) {
        return card.getElement().getTextRecursively();
    }

    private static Pulse pulse(long accepted, Instant until) {
        var stream = new StreamStatus(
                State.RUNNING,
                NOON,
                "user.actions",
                "localhost:9092",
                NOON,
                until,
                1,
                accepted,
                0,
                0,
                List.of(new Partition(0, accepted, 0L, until, 0)));
        return new Pulse(stream, new OutboxStatus(0, null, null), Map.of(), null);
    }
}
