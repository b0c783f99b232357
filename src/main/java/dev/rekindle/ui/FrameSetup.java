package dev.rekindle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives every page its person's language and theme, and every session the error handler and words of its own. */
@Component
class FrameSetup implements VaadinServiceInitListener {

    private final Preferences preferences;
    private final Translations translations;

    FrameSetup(Preferences preferences, Translations translations) {
        this.preferences = preferences;
        this.translations = translations;
    }

    @Override
    public void serviceInit(ServiceInitEvent starting) {
        var service = starting.getSource();
        service.setSystemMessagesProvider(page -> words(page.getLocale()));
        service.addSessionInitListener(session -> session.getSession().setErrorHandler(new PageErrorHandler()));
        service.addUIInitListener(opened -> greet(opened.getUI()));
        starting.addIndexHtmlRequestListener(this::dress);
    }

    private void greet(UI ui) {
        preferences.locale().ifPresent(ui::setLocale);
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("frame.reconnecting"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("frame.disconnected"));
    }

    /** In the first bytes of the page already, so that nobody sees a white flash before a dark page. */
    private void dress(IndexHtmlResponse page) {
        var scheme = preferences.theme().scheme();
        var locale =
                preferences.locale().orElseGet(() -> page.getVaadinRequest().getLocale());
        var document = page.getDocument();
        document.head().appendElement("link").attr("rel", "icon").attr("href", "icons/favicon.svg");
        document.child(0)
                .attr("lang", locale.getLanguage().equals("ko") ? "ko" : "en")
                .attr("theme", scheme.getThemeValue())
                .attr("style", "color-scheme: " + scheme.getValue());
    }

    private SystemMessages words(Locale locale) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(translations.getTranslation("session.expired", locale));
        messages.setSessionExpiredMessage(translations.getTranslation("session.expired.do", locale));
        messages.setInternalErrorCaption(translations.getTranslation("session.broken", locale));
        messages.setInternalErrorMessage(translations.getTranslation("session.broken.do", locale));
        return messages;
    }
}
