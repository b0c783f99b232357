package dev.rekindle.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;

/** What the words on the pages mean, in both languages beside each other: whoever talks to a colleague needs both. */
@Route("glossary")
@Menu(title = "glossary.title", order = 100, icon = "icons/glossary.svg")
@PermitAll
class GlossaryView extends Page {

    private static final List<String> TERMS = List.of(
            "action",
            "recency",
            "frequency",
            "monetary",
            "segment",
            "tier",
            "settlement-cycle",
            "churn-risk",
            "potential-match",
            "executable-match",
            "campaign",
            "arm",
            "stratified-assignment",
            "exposure",
            "outcome",
            "apply-rate",
            "uplift",
            "relative-uplift",
            "guardrail",
            "non-inferiority-margin",
            "sample-ratio-mismatch",
            "cohort",
            "retention",
            "stickiness",
            "ltv",
            "policy",
            "as-of",
            "snapshot");

    private final Translations translations;

    GlossaryView(Translations translations) {
        super("glossary.title");
        this.translations = translations;
        header().answer(getTranslation("glossary.answer"));
        var table = new NativeTable();
        table.addClassName("rk-glossary");
        table.getHead()
                .add(new NativeTableRow(
                        new NativeTableHeaderCell(getTranslation("glossary.term")),
                        new NativeTableHeaderCell("한국어"),
                        new NativeTableHeaderCell("English")));
        TERMS.forEach(term -> table.getBody().add(row(term)));
        add(table);
    }

    private NativeTableRow row(String term) {
        var korean = translations.getTranslation("glossary." + term, Locale.KOREAN);
        var english = translations.getTranslation("glossary." + term, Locale.ENGLISH);
        var words = new NativeTableHeaderCell(in(Locale.KOREAN, korean), in(Locale.ENGLISH, english));
        words.getElement().setAttribute("scope", "row");
        return new NativeTableRow(words, meaning(term, Locale.KOREAN), meaning(term, Locale.ENGLISH));
    }

    private NativeTableCell meaning(String term, Locale locale) {
        return new NativeTableCell(in(locale, translations.getTranslation("glossary." + term + ".means", locale)));
    }

    /** Says which language it is in, for screen readers and line breaks. */
    private static Span in(Locale locale, String text) {
        var span = new Span(text);
        span.getElement().setAttribute("lang", locale.getLanguage());
        return span;
    }
}
