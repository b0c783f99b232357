package dev.rekindle.refresh.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.ingest.DeadLetterService;
import dev.rekindle.refresh.RefreshService;
import dev.rekindle.refresh.ui.StreamFeed.Pulse;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.LiveFeed;
import dev.rekindle.ui.LiveRegion;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;

/**
 * What comes in and what goes out, live: whether everything that was sent is recorded, what is not and why, and what
 * the night did.
 */
@Route("stream")
@Menu(title = "stream.title", order = 9, icon = "icons/stream.svg")
@RolesAllowed("ADMIN")
class StreamView extends Page {

    StreamView(LiveFeed<Pulse> feed, DeadLetterService letters, RefreshService refresh, Background background) {
        super("stream.title");
        header().answer(getTranslation("stream.answer"));
        var pulse = new PulseCard(background.clock());
        var now = new Card(getTranslation("stream.now"));
        var live = new LiveRegion<>(feed, beat -> {
            pulse.show(beat);
            TableExports.offer(now, Manifest.live("stream", background.clock()));
        });
        live.add(pulse);
        add(now.with(live), new DeadLettersCard(letters, background), new NightCard(refresh, background));
    }
}
