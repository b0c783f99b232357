package dev.rekindle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** What one sees when a page could not be made. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class FailedPage extends Page implements HasErrorParameter<Exception> {

    FailedPage() {
        super("failed.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = Failure.of(parameter.getException());
        add(new EmptyState(
                getTranslation("failed.what"),
                failure.words().apply(getLocale()),
                new Button(
                        getTranslation("card.retry"),
                        click -> event.getUI().getPage().reload())));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
