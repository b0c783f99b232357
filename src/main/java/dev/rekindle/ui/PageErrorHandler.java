package dev.rekindle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;

/** Logs what nobody else caught once, and tells the person once, with what to do. */
class PageErrorHandler implements ErrorHandler {

    @Override
    public void error(ErrorEvent event) {
        if (hasLeft(event.getThrowable())) {
            return;
        }
        var failure = Failure.of(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) {
            tell(failure.words().apply(ui.getLocale()), ui.getTranslation("panel.close"));
        }
    }

    /** Whoever closes a tab in the middle of a download wants nothing to be said or logged of it. */
    private static boolean hasLeft(Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .anyMatch(ClientAbortException.class::isInstance);
    }

    private static void tell(String words, String close) {
        var notification = new Notification();
        var dismiss = new Button(new SvgIcon("icons/close.svg"), click -> notification.close());
        dismiss.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        dismiss.setAriaLabel(close);
        notification.add(new Span(words), dismiss);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notification.setPosition(Notification.Position.TOP_CENTER);
        notification.setDuration(0);
        notification.open();
    }
}
