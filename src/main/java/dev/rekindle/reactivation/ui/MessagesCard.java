package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.campaign.MessageService;
import dev.rekindle.campaign.MessageTemplate;
import dev.rekindle.reactivation.Page;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.SendListService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SegmentedFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The messages of each arm as they would be sent, in either language, and their words to be edited. */
final class MessagesCard extends Composite<LoadingCard<MessagesCard.State>> {

    /** The words of each arm, and what it would send. */
    record State(Map<Arm, MessageTemplate> words, Map<Arm, Page<CampaignMessage>> messages) {}

    private final ReactivationService service;
    private final MessageService messages;
    private final SendListService sendList;
    private final Background background;
    private final SegmentedFilter<String> language = new SegmentedFilter<>(
            getTranslation("reactivation.language"), List.of("ko", "en"), lang -> getTranslation("language." + lang));

    private ReactivationQuestion question;

    MessagesCard(
            ReactivationService service,
            MessageService messages,
            SendListService sendList,
            Background background,
            ReactivationQuestion question) {
        this.service = service;
        this.messages = messages;
        this.sendList = sendList;
        this.background = background;
        this.question = question;
    }

    @Override
    protected LoadingCard<State> initContent() {
        language.setValue(getLocale().getLanguage().equals("ko") ? "ko" : "en");
        language.addValueChangeListener(change -> reload());
        var card = new LoadingCard<>(background, getTranslation("reactivation.messages"), state(), this::show)
                .controls(language);
        card.addClassName("rk-wide");
        return card;
    }

    void show(ReactivationQuestion asked) {
        question = asked;
        reload();
    }

    private void reload() {
        getContent().reload(state());
    }

    private Callable<State> state() {
        var asked = question;
        var lang = language.getValue();
        return () -> new State(messages.templates(lang), service.firstMessages(asked, lang));
    }

    private Component show(State state) {
        var arms = new Div();
        arms.addClassName("rk-messages");
        state.words()
                .forEach((arm, words) ->
                        arms.add(message(words, state.messages().getOrDefault(arm, new Page<>(0, List.of())))));
        return arms;
    }

    private Component message(MessageTemplate words, Page<CampaignMessage> sent) {
        var box = new Div(
                new Span(words.arm().label()),
                new H3(words.title()),
                new Paragraph(words.body()),
                new Span(getTranslation(
                        "reactivation.messages.count", Formats.current().count(sent.total()))));
        sent.items().stream().findFirst().map(this::example).ifPresent(box::add);
        box.add(new Button(getTranslation("reactivation.edit-words"), click -> edit(words)));
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
            reload();
        });
        dialog.add(title, body);
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
