package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.kpi.OverviewMailService;
import dev.rekindle.kpi.OverviewSubscription;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Refusal;
import java.time.ZoneId;

/** Whether the Overview comes by mail to whoever is signed in, where to, and at which hour. */
final class OverviewMailCard extends Section {

    private static final int USUAL_HOUR = 8;

    private final OverviewMailService mails;
    private final TextField address = new TextField(getTranslation("overview-mail.address"));
    private final IntegerField hour;
    private final Select<String> language = new Select<>();
    private final Button subscribe = new Button("", click -> subscribe());
    private final Button unsubscribe = new Button(getTranslation("overview-mail.unsubscribe"), click -> unsubscribe());
    private final Paragraph state = new Paragraph();

    OverviewMailCard(OverviewMailService mails, ZoneId zone) {
        this.mails = mails;
        hour = new IntegerField(getTranslation("overview-mail.hour", zone.getId()));
        hour.setMin(0);
        hour.setMax(23);
        hour.setStepButtonsVisible(true);
        language.setLabel(getTranslation("overview-mail.language"));
        language.setItems("ko", "en");
        language.setItemLabelGenerator(AlertEditor::languageName);
        subscribe.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        state.getElement().setAttribute("role", "status");
        addClassName("rk-card");
        add(new H2(getTranslation("overview-mail.title")), new Paragraph(getTranslation("overview-mail.what")));
        if (!mails.isConfigured()) {
            add(new Paragraph(getTranslation("alerts.no-smtp")));
        }
        var form = new Div(address, hour, language, subscribe, unsubscribe);
        form.addClassName("rk-form");
        add(form, state);
        show();
    }

    private void show() {
        var own = mails.own();
        address.setValue(own.map(OverviewSubscription::address).orElse(""));
        hour.setValue(own.map(OverviewSubscription::hour).orElse(USUAL_HOUR));
        language.setValue(own.map(OverviewSubscription::locale)
                .orElse(getLocale().getLanguage().equals("ko") ? "ko" : "en"));
        subscribe.setText(getTranslation(own.isPresent() ? "overview-mail.change" : "overview-mail.subscribe"));
        unsubscribe.setVisible(own.isPresent());
        state.setText(own.map(this::words).orElse(""));
    }

    private String words(OverviewSubscription own) {
        if (own.failure() != null) {
            return getTranslation("overview-mail.failing", own.failure());
        }
        return own.sentFor() == null
                ? getTranslation("overview-mail.subscribed", String.valueOf(own.hour()))
                : getTranslation("overview-mail.last", Formats.current().date(own.sentFor()));
    }

    private void subscribe() {
        try {
            mails.subscribe(address.getValue(), hour.getValue() == null ? -1 : hour.getValue(), language.getValue());
            Notification.show(getTranslation("overview-mail.subscribed", String.valueOf(hour.getValue())));
            show();
        } catch (Refusal refused) {
            state.setText(refused.words(getLocale()));
        }
    }

    private void unsubscribe() {
        mails.unsubscribe();
        Notification.show(getTranslation("overview-mail.unsubscribed"));
        show();
    }
}
