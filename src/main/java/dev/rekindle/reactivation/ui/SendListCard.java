package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.StratifiedAssignment;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.SendListService;
import dev.rekindle.reactivation.SendListService.Format;
import dev.rekindle.ui.Card;

/** What is carried away: the send list of each arm, and the document it was made from. */
final class SendListCard extends Card {

    private final SendListService sendList;
    private final Div links = new Div();
    private final Paragraph words = new Paragraph();

    SendListCard(SendListService sendList) {
        super(I18NProvider.translate("reactivation.send-list"));
        this.sendList = sendList;
        wide();
        links.addClassName("rk-links");
        with(words, links);
    }

    void show(ReactivationQuestion question, ReactivationDocument document) {
        words.setText(getTranslation(
                "reactivation.send-list.words",
                document.snapshotId(),
                StratifiedAssignment.plannedSalt(question.asOf())));
        links.removeAll();
        var lang = getLocale().getLanguage().equals("ko") ? "ko" : "en";
        for (var arm : Arm.values()) {
            for (var format : Format.values()) {
                links.add(link(question, arm, lang, format));
            }
        }
        DownloadHandler whole = event -> {
            event.setFileName("rekindle-reactivation-%s.json".formatted(question.asOf()));
            event.setContentType("application/json");
            sendList.writeDocument(question, event.getOutputStream());
        };
        links.add(new Anchor(whole, getTranslation("reactivation.send-list.document")));
    }

    private Anchor link(ReactivationQuestion question, Arm arm, String lang, Format format) {
        DownloadHandler download = event -> {
            event.setFileName(
                    "rekindle-send-%s-%s-%s.%s".formatted(arm.label(), lang, question.asOf(), format.ending()));
            event.setContentType(format.contentType());
            sendList.write(question, arm, lang, format, event.getOutputStream());
        };
        return new Anchor(
                download,
                getTranslation("reactivation.send-list.arm", arm.label(), getTranslation("format." + format.ending())));
    }
}
