package dev.rekindle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.ZonedDateTime;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A card that loads by itself. The reader sees nothing for 300 ms, then a skeleton, after 5 s what runs and since when
 * with a way to stop it; then the content, or what went wrong in words with a way to try again. While an answer is
 * computed anew the last good one stays, dimmed. What failed because the database was away comes back by itself. The
 * waiting times are in the style sheet, so the server keeps no timers.
 *
 * <p>Of several answers only the one to the newest question counts, and none after the card has left the page.
 */
public final class LoadingCard<T> extends Section {

    private final Background background;
    private final Function<T, Component> show;
    private final Header header = new Header();
    private final Div content = new Div();
    private final Div status = new Div();

    private Callable<T> question;
    private @Nullable Future<?> running;
    private Runnable leaveWatch = () -> {};
    private int asked;
    private boolean hasContent;

    /**
     * @param title translated
     * @param question answered in the background as the signed-in person, without the page's lock
     * @param show makes the content of an answer, with the page's lock
     */
    public LoadingCard(Background background, String title, Callable<T> question, Function<T, Component> show) {
        this.background = background;
        this.question = question;
        this.show = show;
        addClassName("rk-card");
        header.add(new H2(title));
        content.addClassName("rk-card-content");
        status.addClassName("rk-card-status");
        status.getElement().setAttribute("role", "status");
        add(header, content, status);
    }

    /** Puts controls at the end of the card's title line. */
    public LoadingCard<T> controls(Component... controls) {
        header.add(new Div(controls));
        return this;
    }

    /** Without a frame and with its title for screen readers only: for tiles, which have frames of their own. */
    public LoadingCard<T> plain() {
        addClassName("rk-plain");
        return this;
    }

    /** Asks anew, of now. */
    public void reload() {
        stop();
        if (getUI().isEmpty()) {
            return; // asked when attached
        }
        var ui = getUI().orElseThrow();
        var number = ++asked;
        var asking = question;
        showWaiting();
        try {
            running = background.submit(() -> {
                try {
                    var answer = asking.call();
                    deliver(ui, number, () -> showAnswer(answer));
                } catch (Exception | AssertionError problem) {
                    deliver(ui, number, () -> showFailure(problem));
                }
            });
        } catch (RejectedExecutionException tooMuchIsWaiting) {
            showFailure(tooMuchIsWaiting);
        }
    }

    /** Asks something else, for instance after a filter changed. */
    public void reload(Callable<T> question) {
        this.question = question;
        reload();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        reload();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        stop();
    }

    private void stop() {
        asked++;
        leaveWatch.run();
        if (running != null) {
            running.cancel(true);
            running = null;
        }
    }

    private void deliver(UI ui, int number, Runnable change) {
        Runnable ifStillAsked = () -> {
            if (number == asked) {
                change.run();
            }
        };
        ui.accessLater(ifStillAsked::run, () -> {}).run();
    }

    private void showWaiting() {
        status.removeAll();
        setState(hasContent ? "recomputing" : "waiting");
        if (!hasContent) {
            content.removeAll();
            content.add(new Skeleton());
        }
        var now = ZonedDateTime.now(background.clock());
        var since = new Span(
                getTranslation("card.computing-since", Formats.current().time(now)));
        var stop = new Button(getTranslation("card.stop"), click -> cancel());
        status.add(new Div(since, stop));
    }

    private void showAnswer(T answer) {
        try {
            var shown = show.apply(answer);
            status.removeAll();
            if (shown.getParent().filter(content::equals).isEmpty()) {
                content.removeAll();
                content.add(shown);
            }
            hasContent = true;
            setState("answered");
        } catch (RuntimeException problem) {
            showFailure(problem);
        }
    }

    private void cancel() {
        stop();
        ask(getTranslation("card.stopped"), getTranslation("card.compute"));
    }

    private void showFailure(Throwable problem) {
        var failure = Failure.of(problem);
        var words = failure.words().apply(getLocale());
        if (failure.passes() || problem instanceof RejectedExecutionException) {
            comeBack();
        }
        ask(failure.passes() ? words + " " + getTranslation("card.comes-back") : words, getTranslation("card.retry"));
    }

    private void comeBack() {
        var number = asked;
        getUI().ifPresent(ui -> leaveWatch = background.whenDatabaseAnswers(() -> deliver(ui, number, this::reload)));
    }

    private void ask(String words, String again) {
        if (!hasContent) {
            content.removeAll();
        }
        status.removeAll();
        status.add(new Paragraph(words), new Button(again, click -> reload()));
        setState("failed");
    }

    private void setState(String state) {
        getElement().setAttribute("state", state);
        getElement().setAttribute("aria-busy", String.valueOf(!state.equals("answered") && !state.equals("failed")));
    }

    private static final class Skeleton extends Div {
        Skeleton() {
            addClassName("rk-skeleton");
            getElement().setAttribute("aria-hidden", "true");
            add(new Div(), new Div(), new Div());
        }
    }
}
