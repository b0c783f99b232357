package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.matching.NearestMiss;
import dev.rekindle.matching.NearestMiss.Kind;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.UnmatchedUser;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The high-risk users whom no job post fits, each with what came nearest: what the catalogue lacks. */
final class UnmatchedCard extends Card {

    private final ReactivationService service;
    private final Grid<UnmatchedUser> grid = new Grid<>();
    private final Paragraph none = new Paragraph(getTranslation("reactivation.unmatched.none"));
    private final Formats formats = Formats.current();

    UnmatchedCard(ReactivationService service) {
        super(I18NProvider.translate("reactivation.unmatched.question"));
        this.service = service;
        wide();
        column("user", ColumnTextAlign.START, user -> user.user().userId());
        column(
                "tier",
                ColumnTextAlign.START,
                user -> getTranslation("tier." + user.user().tier().key()));
        column("region", ColumnTextAlign.END, user -> text(user.user().regionId()));
        column("last-category", ColumnTextAlign.START, user -> text(user.user().lastCategoryId()));
        column("last-rate", ColumnTextAlign.END, user -> rate(user.user().lastHourlyRate()));
        column("nearest-miss", ColumnTextAlign.START, user -> words(user.nearestMiss()));
        grid.setAllRowsVisible(false);
        with(grid, none);
    }

    void show(ReactivationQuestion question, ReactivationDocument document) {
        int unmatched = Math.toIntExact(document.matching().potential().unmatchedUsers());
        grid.setVisible(unmatched > 0);
        none.setVisible(unmatched == 0);
        grid.setItems(
                query -> service.unmatched(question, query.getOffset(), query.getLimit()).items().stream(),
                query -> unmatched);
    }

    private void column(String key, ColumnTextAlign align, ValueProvider<UnmatchedUser, String> text) {
        grid.addColumn(text)
                .setHeader(getTranslation("reactivation.column." + key))
                .setTextAlign(align)
                .setAutoWidth(true);
    }

    private String words(@Nullable NearestMiss miss) {
        if (miss == null) {
            return getTranslation("reactivation.miss.none");
        }
        var basis = getTranslation("reactivation.miss." + miss.matchBasis());
        return miss.kind() == Kind.PAY
                ? getTranslation(
                        "reactivation.miss.pay",
                        basis,
                        formats.share(miss.payRatio().doubleValue()),
                        miss.jobId())
                : getTranslation("reactivation.miss.region", basis, miss.regionId(), miss.jobId());
    }

    private String rate(@Nullable Integer hourly) {
        return hourly == null ? "" : formats.count(hourly);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
