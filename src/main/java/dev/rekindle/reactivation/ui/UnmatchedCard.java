package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.ValueProvider;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.matching.NearestMiss;
import dev.rekindle.matching.NearestMiss.Kind;
import dev.rekindle.reactivation.Page;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.UnmatchedUser;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The high-risk users whom no job post fits, each with what came nearest: what the catalogue lacks. */
final class UnmatchedCard extends Composite<LoadingCard<Page<UnmatchedUser>>> {

    /** A page of the grid: it is looked for in the background, the others while one scrolls. */
    private static final int FIRST = 50;

    private final ReactivationService service;
    private final Background background;
    private final Formats formats = Formats.current();
    private ReactivationQuestion question;

    UnmatchedCard(ReactivationService service, Background background, ReactivationQuestion question) {
        this.service = service;
        this.background = background;
        this.question = question;
    }

    @Override
    protected LoadingCard<Page<UnmatchedUser>> initContent() {
        var card = TableExports.card(
                background,
                getTranslation("reactivation.unmatched.question"),
                first(),
                this::show,
                answer -> QuestionUrl.manifest(question, background.clock()));
        card.addClassName("rk-wide");
        return card;
    }

    void show(ReactivationQuestion asked) {
        question = asked;
        getContent().reload(first());
    }

    private Callable<Page<UnmatchedUser>> first() {
        var asked = question;
        return () -> service.unmatched(asked, 0, FIRST);
    }

    private Component show(Page<UnmatchedUser> first) {
        if (first.total() == 0) {
            return new Paragraph(getTranslation("reactivation.unmatched.none"));
        }
        var asked = question;
        var grid = grid();
        grid.setItems(
                query -> rows(asked, first, query.getOffset(), query.getLimit()),
                query -> Math.toIntExact(first.total()));
        return grid;
    }

    private Stream<UnmatchedUser> rows(ReactivationQuestion asked, Page<UnmatchedUser> first, int offset, int limit) {
        return Math.min((long) offset + limit, first.total()) <= first.items().size()
                ? first.items().stream().skip(offset).limit(limit)
                : service.unmatched(asked, offset, limit).items().stream();
    }

    private Grid<UnmatchedUser> grid() {
        var grid = new Grid<UnmatchedUser>();
        column(grid, "user", ColumnTextAlign.START, user -> user.user().userId());
        column(
                grid,
                "tier",
                ColumnTextAlign.START,
                user -> getTranslation("tier." + user.user().tier().key()));
        column(grid, "region", ColumnTextAlign.END, user -> text(user.user().regionId()));
        column(
                grid,
                "last-category",
                ColumnTextAlign.START,
                user -> text(user.user().lastCategoryId()));
        column(grid, "last-rate", ColumnTextAlign.END, user -> rate(user.user().lastHourlyRate()));
        column(grid, "nearest-miss", ColumnTextAlign.START, user -> words(user.nearestMiss()));
        return grid;
    }

    private void column(
            Grid<UnmatchedUser> grid, String key, ColumnTextAlign align, ValueProvider<UnmatchedUser, String> text) {
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
