package dev.rekindle.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** What one sees at an address where no page is. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundPage extends Page implements HasErrorParameter<NotFoundException> {

    NotFoundPage() {
        super("not-found.title");
        add(new EmptyState(
                getTranslation("not-found.what"),
                getTranslation("not-found.do"),
                new Anchor("", getTranslation("error.home"))));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
