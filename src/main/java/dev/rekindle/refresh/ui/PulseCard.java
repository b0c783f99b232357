package dev.rekindle.refresh.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.redis.RedisMirror;
import dev.rekindle.refresh.ui.StreamFeed.Pulse;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the stream does right now: how fast, how far, what did not get through, and what waits to leave. Its words change
 * where they stand: what is put in their place several times a second would be kept for a browser that has lost its
 * connection, until the server has no memory left.
 */
final class PulseCard extends Div {

    private final Clock clock;
    private final Paragraph silence = new Paragraph();
    private final Span badge = new Span();
    private final Span since = new Span();
    private final LiveTile perSecond = new LiveTile(getTranslation("stream.per-second"));
    private final LiveTile completeUntil = new LiveTile(getTranslation("stream.complete-until"));
    private final LiveTile deadLetters = new LiveTile(getTranslation("stream.dead-letters"));
    private final LiveTile news = new LiveTile(getTranslation("stream.news-waiting"));
    private final LiveTile mirror = new LiveTile(getTranslation("stream.redis"));
    private final PartitionTable partitions = new PartitionTable(this::time);
    private final Div numbers = new Div();

    /** A number and what puts it into proportion. */
    private record LiveTile(StatTile tile, Span value, Span words) {

        LiveTile(String label) {
            this(label, new Span(), new Span());
        }

        private LiveTile(String label, Span value, Span words) {
            this(new StatTile(label, value).secondary(words), value, words);
        }

        void show(String value, String words) {
            this.value.setText(value);
            this.words.setText(words);
        }
    }

    PulseCard(Clock clock) {
        this.clock = clock;
        addClassName("rk-stack");
        badge.addClassName("rk-badge");
        var state = new Div(silence, badge, since);
        state.addClassName("rk-health");
        numbers.addClassName("rk-stack");
        numbers.add(
                new Tiles(perSecond.tile(), completeUntil.tile(), deadLetters.tile(), news.tile(), mirror.tile()),
                partitions);
        add(state, numbers);
        showNumbers(false);
    }

    private void showNumbers(boolean areThere) {
        badge.setVisible(areThere);
        since.setVisible(areThere);
        numbers.setVisible(areThere);
    }

    void show(Live<Pulse> live) {
        setClassName("rk-stale", live.failing());
        silence.setVisible(live.failing());
        silence.setText(
                live.at() == null
                        ? getTranslation("stream.no-answer")
                        : getTranslation("stream.stale", time(live.at())));
        var pulse = live.value();
        showNumbers(pulse != null);
        if (pulse != null) {
            show(pulse);
        }
    }

    private void show(Pulse pulse) {
        var formats = Formats.current();
        var stream = pulse.stream();
        var state = key(stream.state());
        badge.setText(getTranslation("stream.state." + state));
        for (var each : StreamStatus.State.values()) {
            badge.setClassName("rk-stream-" + key(each), each == stream.state());
        }
        since.setText(getTranslation("stream.since", time(stream.since()), stream.broker()));
        perSecond.show(
                formats.decimal(stream.perSecond(), 1),
                getTranslation("stream.accepted", formats.count(stream.accepted())));
        completeUntil.show(
                time(stream.completeUntil()), getTranslation("stream.last-action", ago(stream.lastActionAt())));
        deadLetters.show(
                formats.count(stream.deadLetters()),
                getTranslation("stream.duplicates", formats.count(stream.duplicates())));
        news.show(formats.count(pulse.news().waiting()), news(pulse, formats));
        var redis = pulse.redis();
        mirror.tile().setVisible(redis != null);
        if (redis != null) {
            mirror.show(formats.count(redis.waiting()), words(redis));
        }
        partitions.show(stream.partitions());
    }

    private String news(Pulse pulse, Formats formats) {
        var told = pulse.notifications();
        var failure = pulse.news().failure();
        return failure == null
                ? getTranslation(
                        "stream.notifications",
                        formats.count(told.getOrDefault("SENT", 0L)),
                        formats.count(told.getOrDefault("WAITING", 0L)),
                        formats.count(told.getOrDefault("SKIPPED", 0L)))
                : failure;
    }

    private String words(RedisMirror redis) {
        if (redis.failure() != null) {
            return getTranslation("stream.redis.failing", time(redis.failingSince()), redis.address());
        }
        if (redis.rebuilding()) {
            return getTranslation("stream.redis.rebuilding", redis.address());
        }
        return redis.waiting() > 0
                ? getTranslation("stream.redis.behind", time(redis.behindSince()))
                : getTranslation("stream.redis.current", redis.address());
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
