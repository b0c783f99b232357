package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.campaign.MessageService;
import dev.rekindle.campaign.MessageTemplate;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.SendListService;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SegmentedFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of each arm as they would be sent, in either language, and their words to be edited. */
final class MessagesCard extends Card {

    private final ReactivationService service;
    private final MessageService messages;
    private final SendListService sendList;
    private final SegmentedFilter<String> language = new SegmentedFilter<>(
            getTranslation("reactivation.language"), List.of("ko", "en"), lang -> getTranslation("language." + lang));
    private final Div arms = new Div();

    private @Nullable ReactivationQuestion question;

    MessagesCard(ReactivationService service, MessageService messages, SendListService sendList) {
        super(I18NProvider.translate("reactivation.messages"));
        this.service = service;
        this.messages = messages;
        this.sendList = sendList;
        wide();
        arms.addClassName("rk-messages");
        language.setValue(getLocale().getLanguage().equals("ko") ? "ko" : "en");
        language.addValueChangeListener(change -> show());
        with(language, arms);
    }

    void show(ReactivationQuestion asked) {
        question = asked;
        show();
    }

    private void show() {
        arms.removeAll();
        if (question != null) {
            var words = messages.templates(language.getValue());
            for (var arm : Arm.values()) {
                var template = words.get(arm);
                if (template != null) {
                    arms.add(message(template, question));
                }
            }
        }
    }

    private Component message(MessageTemplate words, ReactivationQuestion asked) {
        var page = service.messages(asked, words.lang(), words.arm(), 0, 1);
        var title = new H3(words.title());
        var edit = new Button(getTranslation("reactivation.edit-words"), click -> edit(words));
        var box = new Div(
                new Span(words.arm().label()),
                title,
                new Paragraph(words.body()),
                new Span(getTranslation(
                        "reactivation.messages.count", Formats.current().count(page.total()))));
        page.items().stream().findFirst().map(this::example).ifPresent(box::add);
        box.add(edit);
        box.addClassName("rk-message");
        box.addClassName("rk-arm-" + ResultCards.key(words.arm().name()));
        return box;
    }

    private Component example(CampaignMessage message) {
        var json = new Pre(sendList.indentedJson(message));
        json.addClassName("rk-sql");
        return json;
    }

    private void edit(MessageTemplate words) {
        var title = new TextField(getTranslation("reactivation.message-title"));
        title.setValue(words.title());
        title.setWidthFull();
        var body = new TextArea(getTranslation("reactivation.message-body"));
        body.setValue(words.body());
        body.setWidthFull();
        var dialog = new Dialog(
                getTranslation("reactivation.edit-words-of", words.arm().label()));
        var save = new Button(getTranslation("reactivation.save-words"), click -> {
            messages.rewrite(new MessageTemplate(words.arm(), words.lang(), title.getValue(), body.getValue()));
            dialog.close();
            show();
        });
        dialog.add(title, body);
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
