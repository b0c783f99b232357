package dev.rekindle.refresh.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.refresh.Check;
import dev.rekindle.refresh.Check.State;
import dev.rekindle.refresh.CheckService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SmallTable;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that runs by itself, when it did last what it should, and what to do where it did not. Answers whether an
 * operator has something to do.
 */
@Route("checks")
@Menu(title = "checks.title", order = 9.1, icon = "icons/checks.svg")
@RolesAllowed("ADMIN")
class ChecksView extends Page {

    private final Clock clock;

    ChecksView(CheckService checks, Background background) {
        super("checks.title");
        clock = background.clock();
        var locale = getLocale();
        var card = TableExports.card(
                background, getTranslation("checks.jobs"), () -> checks.checks(locale), this::show, "checks");
        add(card.controls(new Button(getTranslation("stream.look-again"), click -> {
            header().answer(""); // nothing is known until the new answer is there
            card.reload();
        })));
    }

    private Component show(List<Check> checks) {
        var bad = checks.stream()
                .filter(check -> check.state() == State.LATE || check.state() == State.FAILING)
                .count();
        header().answer(
                        bad == 0
                                ? getTranslation("checks.answer.good", checks.size())
                                : getTranslation("checks.answer.bad", bad, checks.size()));
        var table = new SmallTable(
                        getTranslation("checks.job"),
                        getTranslation("checks.state"),
                        getTranslation("checks.last-good"),
                        getTranslation("checks.since"),
                        getTranslation("checks.detail"),
                        getTranslation("checks.do"))
                .words(1, 2, 3, 4, 5);
        for (var check : checks) {
            table.row(
                    name(check),
                    state(check.state()),
                    new Span(time(check.lastGoodAt())),
                    new Span(time(check.since())),
                    new Span(Objects.requireNonNullElse(check.detail(), "–")),
                    new Span(Objects.requireNonNullElse(check.whatToDo(), "–")));
        }
        return table;
    }

    private String name(Check check) {
        var kind = check.kind();
        return kind.equals(check.job())
                ? getTranslation("checks." + kind)
                : getTranslation("checks." + kind, getTranslation("checks." + check.job()));
    }

    private Span state(State state) {
        var badge = new Span(getTranslation("checks.state." + state));
        badge.addClassNames(
                "rk-badge", "rk-check-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return badge;
    }

    private String time(@Nullable Instant at) {
        return at == null ? "–" : Formats.current().dateTime(at.atZone(clock.getZone()));
    }
}
