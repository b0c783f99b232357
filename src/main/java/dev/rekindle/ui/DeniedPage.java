package dev.rekindle.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** What one sees at a page that is not for one's role. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class DeniedPage extends Page implements HasErrorParameter<AccessDeniedException> {

    DeniedPage() {
        super("denied.title");
        add(new EmptyState(
                getTranslation("denied.what"),
                getTranslation("denied.do"),
                new Anchor("", getTranslation("error.home"))));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
