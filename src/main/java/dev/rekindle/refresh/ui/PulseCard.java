package dev.rekindle.refresh.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.redis.RedisMirror;
import dev.rekindle.refresh.ui.StreamFeed.Pulse;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.SmallTable;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the stream does right now: how fast, how far, what did not get through, and what waits to leave. */
final class PulseCard extends Div {

    private final Clock clock;
    private final Div state = new Div();
    private final Div numbers = new Div();

    PulseCard(Clock clock) {
        this.clock = clock;
        addClassName("rk-stack");
        state.addClassName("rk-health");
        numbers.addClassName("rk-stack");
        add(state, numbers);
    }

    void show(Live<Pulse> live) {
        var pulse = live.value();
        state.removeAll();
        setClassName("rk-stale", live.failing());
        if (live.failing()) {
            state.add(new Paragraph(
                    live.at() == null
                            ? getTranslation("stream.no-answer")
                            : getTranslation("stream.stale", time(live.at()))));
        }
        if (pulse == null) {
            return;
        }
        var stream = pulse.stream();
        var badge = new Span(getTranslation("stream.state." + key(stream.state())));
        badge.addClassNames("rk-badge", "rk-stream-" + key(stream.state()));
        state.add(badge, new Span(getTranslation("stream.since", time(stream.since()), stream.broker())));
        numbers.removeAll();
        var tiles = tiles(pulse);
        if (pulse.redis() != null) {
            tiles.add(redis(pulse.redis()));
        }
        numbers.add(tiles, partitions(stream));
    }

    private Tiles tiles(Pulse pulse) {
        var formats = Formats.current();
        var stream = pulse.stream();
        return new Tiles(
                new StatTile(getTranslation("stream.per-second"), formats.decimal(stream.perSecond(), 1))
                        .secondary(getTranslation("stream.accepted", formats.count(stream.accepted()))),
                new StatTile(getTranslation("stream.complete-until"), time(stream.completeUntil()))
                        .secondary(getTranslation("stream.last-action", ago(stream.lastActionAt()))),
                new StatTile(getTranslation("stream.dead-letters"), formats.count(stream.deadLetters()))
                        .secondary(getTranslation("stream.duplicates", formats.count(stream.duplicates()))),
                new StatTile(
                                getTranslation("stream.news-waiting"),
                                formats.count(pulse.news().waiting()))
                        .secondary(
                                pulse.news().failure() == null
                                        ? getTranslation(
                                                "stream.notifications",
                                                formats.count(
                                                        pulse.notifications().getOrDefault("SENT", 0L)),
                                                formats.count(
                                                        pulse.notifications().getOrDefault("WAITING", 0L)),
                                                formats.count(
                                                        pulse.notifications().getOrDefault("SKIPPED", 0L)))
                                        : pulse.news().failure()));
    }

    private StatTile redis(RedisMirror redis) {
        var says = redis.failure() != null
                ? getTranslation("stream.redis.failing", time(redis.failingSince()), redis.address())
                : redis.rebuilding()
                        ? getTranslation("stream.redis.rebuilding", redis.address())
                        : redis.waiting() > 0
                                ? getTranslation("stream.redis.behind", time(redis.behindSince()))
                                : getTranslation("stream.redis.current", redis.address());
        return new StatTile(getTranslation("stream.redis"), Formats.current().count(redis.waiting())).secondary(says);
    }

    private SmallTable partitions(StreamStatus stream) {
        var formats = Formats.current();
        var table = new SmallTable(
                getTranslation("stream.partition"),
                getTranslation("stream.lag"),
                getTranslation("stream.next-offset"),
                getTranslation("stream.recorded-until"),
                getTranslation("stream.missed"));
        stream.partitions()
                .forEach(partition -> table.row(
                        String.valueOf(partition.partition()),
                        partition.lag() == null ? "–" : formats.count(partition.lag()),
                        formats.count(partition.nextOffset()),
                        time(partition.recordedUntil()),
                        formats.count(partition.missed())));
        return table;
    }

    /** With its day, unless that is today: nothing old may look new. */
    private String time(@Nullable Instant at) {
        if (at == null) {
            return "–";
        }
        var local = at.atZone(clock.getZone());
        return local.toLocalDate().equals(LocalDate.now(clock))
                ? Formats.current().time(local)
                : Formats.current().dateTime(local);
    }

    private String ago(@Nullable Instant at) {
        return at == null
                ? "–"
                : Formats.current()
                        .ago(at.isAfter(clock.instant()) ? Duration.ZERO : Duration.between(at, clock.instant()));
    }

    private static String key(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
