package dev.rekindle.profile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.profile.ListedUser;
import dev.rekindle.profile.PersonService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.ExportFile;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SmallTable;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The users by id, found as one types. Answers where to find a person. */
@Route(UsersView.PATH)
@Menu(title = "users.title", order = 7, icon = "icons/user.svg")
@RolesAllowed("CRM")
class UsersView extends Page implements BeforeEnterObserver {

    static final String PATH = "users";
    private static final int PAGE = 50;
    private static final int EXPORT_PAGE = 10_000;

    private final TextField search = new TextField();
    private final LoadingCard<List<ListedUser>> found;
    private final ExportMenu exports = new ExportMenu().about(getTranslation("users.title"));
    private final PersonService people;
    private final Clock clock;

    private String prefix = "";
    private String after = "";

    UsersView(PersonService people, Background background) {
        super("users.title");
        this.people = people;
        this.clock = background.clock();
        header().answer(getTranslation("users.answer"));
        search.setLabel(getTranslation("users.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setAutofocus(true);
        search.addValueChangeListener(typed -> follow(typed.getValue().strip()));
        // One more than fits says whether there is a next page.
        found = new LoadingCard<>(
                background, getTranslation("users.found"), () -> people.users(prefix, after, PAGE + 1), this::show);
        found.controls(exports);
        header().controls(search);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var url = event.getLocation().getQueryParameters();
        prefix = url.getSingleParameter("id").orElse("");
        after = url.getSingleParameter("after").orElse("");
        search.setValue(prefix);
        if (found.isAttached()) {
            found.reload();
        } else {
            add(found);
        }
    }

    private void follow(String typed) {
        if (!typed.equals(prefix)) {
            prefix = typed;
            after = "";
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location(PATH, QueryParameters.simple(Map.of("id", prefix))));
            found.reload();
        }
    }

    private Component show(List<ListedUser> users) {
        exports.offer(users.isEmpty() ? List.of() : files());
        if (users.isEmpty()) {
            return prefix.isEmpty()
                    ? new EmptyState(getTranslation("users.none"), getTranslation("users.none.what-to-do"))
                    : new EmptyState(
                            getTranslation("users.no-such-id", prefix), getTranslation("users.no-such-id.what-to-do"));
        }
        var table = new SmallTable(
                        getTranslation("users.id"),
                        getTranslation("users.group"),
                        getTranslation("users.last-action"),
                        getTranslation("users.balance"),
                        getTranslation("users.protection"))
                .words(1, 2, 4);
        users.stream().limit(PAGE).forEach(user -> row(table, user));
        var links = new Div();
        links.addClassName("rk-links");
        if (!after.isEmpty()) {
            links.add(page(getTranslation("users.first-page"), ""));
        }
        if (users.size() > PAGE) {
            links.add(page(
                    getTranslation("users.next-page", PAGE), users.get(PAGE - 1).userId()));
        }
        var content = new Div(table, links);
        content.addClassName("rk-stack");
        return content;
    }

    /** All who were found, not only those of this page. */
    private List<ExportFile> files() {
        var asked = prefix;
        return TableExports.files(new ExportedTable(
                new Manifest(
                        "users",
                        LocalDate.now(clock).toString(),
                        clock.getZone().getId(),
                        "live",
                        asked.isEmpty() ? Map.of() : Map.of("id", asked),
                        clock.instant()),
                List.of("user_id", "segment", "last_action_day", "balance", "protection"),
                sink -> write(asked, sink)));
    }

    private void write(String asked, ExportedTable.Sink sink) throws IOException {
        var last = "";
        for (var users = people.users(asked, last, EXPORT_PAGE);
                !users.isEmpty();
                users = people.users(asked, last, EXPORT_PAGE)) {
            for (var user : users) {
                sink.row(user.userId(), user.group(), user.lastActionDay(), user.balance(), user.protection());
            }
            last = users.getLast().userId();
        }
    }

    private static void row(SmallTable table, ListedUser user) {
        var formats = Formats.current();
        table.row(
                UserView.link(user.userId()),
                new Span(user.group() == null ? "" : user.group()),
                new Span(user.lastActionDay() == null ? "" : formats.date(user.lastActionDay())),
                new Span(formats.decimal(user.balance().doubleValue(), 2)),
                new Span(user.protection() == null ? "" : Words.of("protection", user.protection())));
    }

    private RouterLink page(String name, String after) {
        var link = new RouterLink(name, UsersView.class);
        link.setQueryParameters(QueryParameters.simple(Map.of("id", prefix, "after", after)));
        return link;
    }
}
