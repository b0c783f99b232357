package dev.rekindle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What one sees when a page could not be made. When that was because the database was away, the page that was asked for
 * comes by itself as soon as it answers.
 */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class FailedPage extends Page implements HasErrorParameter<Exception> {

    private final Background background;
    private final Div whole = new Div();
    private String wanted = "";
    private boolean passes;
    private Runnable leaveWatch = () -> {};

    FailedPage(Background background) {
        super("failed.title");
        this.background = background;
        add(whole);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = Failure.of(parameter.getException());
        var words = failure.words().apply(getLocale());
        wanted = event.getLocation().getPathWithQueryParameters();
        passes = failure.passes();
        whole.removeAll();
        whole.add(new EmptyState(
                getTranslation("failed.what"),
                passes ? words + " " + getTranslation("card.comes-back") : words,
                new Button(getTranslation("card.retry"), click -> ask())));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        leaveWatch = background.whenDatabaseAnswers(ui.accessLater(this::askIfItPasses, () -> {}));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leaveWatch.run();
    }

    private void askIfItPasses() {
        if (passes) {
            ask();
        }
    }

    /** Of what was asked for: the address in the browser may still be that of the page before. */
    private void ask() {
        getUI().ifPresent(ui -> ui.getPage().setLocation(wanted.isEmpty() ? "." : wanted));
    }
}
