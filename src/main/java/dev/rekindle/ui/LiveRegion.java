package dev.rekindle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.ui.LiveFeed.Live;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that follows a feed while somebody can see it. A browser tab in the background, also one that was
 * opened there, follows nothing and costs nothing; when it comes to the front again it shows what is known now.
 *
 * <p>What the browser tells after the page has arrived also lets the server forget the page's text, which it keeps
 * until the next message, in case the last answer was lost.
 */
public final class LiveRegion<T> extends Div {

    private static final String TELL_WHEN_HIDDEN = """
            const region = this;
            region.tellVisible = () => region.$server.visible(!document.hidden);
            document.addEventListener('visibilitychange', region.tellVisible);
            region.tellVisible();
            """;

    private final LiveFeed<T> feed;
    private final Consumer<Live<T>> show;
    private @Nullable Runnable leave;

    /** @param show puts an answer on the page, with the page's lock */
    public LiveRegion(LiveFeed<T> feed, Consumer<Live<T>> show) {
        this.feed = feed;
        this.show = show;
        addClassName("rk-live");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement().executeJs(TELL_WHEN_HIDDEN);
        visible(true);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI()
                .getPage()
                .executeJs("document.removeEventListener('visibilitychange', $0?.tellVisible)", getElement());
        visible(false);
    }

    /** The browser tells whether its tab is in front. */
    @ClientCallable
    void visible(boolean isVisible) {
        if (leave != null && !isVisible) {
            leave.run();
            leave = null;
        }
        if (leave == null && isVisible) {
            var ui = getUI().orElseThrow();
            leave = feed.follow(
                    live -> ui.accessLater(() -> show.accept(live), () -> {}).run());
        }
    }
}
