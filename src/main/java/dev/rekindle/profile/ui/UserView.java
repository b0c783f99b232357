package dev.rekindle.profile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.profile.ErasureService;
import dev.rekindle.profile.GroupChange;
import dev.rekindle.profile.PersonExportService;
import dev.rekindle.profile.PersonService;
import dev.rekindle.profile.ProfileService;
import dev.rekindle.profile.UserProfile;
import dev.rekindle.quiz.QuizService;
import dev.rekindle.recommendation.RecommendationService;
import dev.rekindle.recommendation.UserMatchService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.ExportFile;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * One user: who it is and what protects them, what they did and are worth, what they are offered today, and what they
 * were told or not. Answers what the console knows of a person, and why it treats them as it does.
 */
@Route("users/:userId*")
@RolesAllowed("CRM")
class UserView extends Page implements BeforeEnterObserver {

    private static final String ID = "userId";
    private static final int CHANGES = 50;

    private final ProfileService profiles;
    private final PersonService people;
    private final QuizService quiz;
    private final RecommendationService recommendations;
    private final UserMatchService matches;
    private final PersonExportService exports;
    private final ErasureService erasure;
    private final Background background;
    private final boolean mayErase;
    private final Div actions = new Div();
    private final Div whole = new Div();

    UserView(
            ProfileService profiles,
            PersonService people,
            QuizService quiz,
            RecommendationService recommendations,
            UserMatchService matches,
            PersonExportService exports,
            ErasureService erasure,
            Background background,
            AuthenticationContext authentication) {
        super("users.user");
        this.profiles = profiles;
        this.people = people;
        this.quiz = quiz;
        this.recommendations = recommendations;
        this.matches = matches;
        this.exports = exports;
        this.erasure = erasure;
        this.background = background;
        mayErase = authentication.hasRole("ADMIN");
        actions.addClassName("rk-form-actions");
        header().controls(actions);
        whole.addClassName("rk-stack");
        add(whole);
    }

    /** Leads to the page of this user. */
    static RouterLink link(String userId) {
        return new RouterLink(userId, UserView.class, new RouteParameters(ID, UserPath.of(userId)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var userId = event.getRouteParameters().get(ID).map(UserPath::userId).orElse("");
        whole.removeAll();
        actions.removeAll();
        profiles.profile(userId).ifPresentOrElse(this::show, () -> showNobody(userId));
    }

    private void showNobody(String userId) {
        var search = new RouterLink(getTranslation("users.back"), UsersView.class);
        whole.add(new EmptyState(
                getTranslation("users.no-such-id", userId), getTranslation("users.no-such-id.what-to-do"), search));
    }

    private void show(UserProfile profile) {
        var userId = profile.userId();
        var zone = background.clock().getZone();
        header().title(userId);
        answer(profile);
        offer(userId);
        var isKorean = getLocale().getLanguage().equals("ko");
        var attributes = new Card(getTranslation("users.attributes"))
                .with(new AttributesForm(profile, profiles, background.clock(), this::show));
        whole.removeAll();
        whole.add(
                card("users.today", () -> people.lifetimeValue(userId), worth -> new PersonTiles(profile, worth))
                        .plain(),
                attributes,
                card("users.proposals", () -> recommendations.recommendation(userId, isKorean), ProposalCards::new),
                card("users.matches", () -> matches.matches(userId, isKorean), HistoryTables::matches),
                card("users.groups", () -> people.groupChanges(userId, CHANGES), changes -> groups(changes, zone)),
                new Card(getTranslation("users.timeline")).with(new Timeline(people, userId, zone)),
                new Card(getTranslation("users.messages")).with(new ConsideredMessages(people, userId, zone)),
                card("users.campaigns", () -> people.campaigns(userId), HistoryTables::campaigns),
                quizCard(userId));
        TableExports.offer(whole, Manifest.live("user", background.clock()));
    }

    private Component groups(List<GroupChange> changes, ZoneId zone) {
        var table = HistoryTables.groupChanges(changes, zone);
        return changes.isEmpty()
                ? table
                : new Div(new GroupOverTime(changes, LocalDate.now(background.clock()), zone), table);
    }

    private void offer(String userId) {
        actions.removeAll();
        var export = new ExportMenu();
        export.offer(List.of(new ExportFile(
                getTranslation("users.export"),
                "rekindle-user-%s.json".formatted(userId.replaceAll("[^\\p{L}\\p{N}.-]+", "-")),
                "application/json; charset=utf-8",
                out -> out.write(exports.export(userId).getBytes(StandardCharsets.UTF_8)))));
        actions.add(export);
        if (mayErase) {
            var erase = new Button(getTranslation("users.erase"), click -> askToErase(userId));
            erase.addThemeVariants(ButtonVariant.LUMO_ERROR);
            actions.add(erase);
        }
    }

    private void askToErase(String userId) {
        var question = new ConfirmDialog(
                getTranslation("users.erase.title", userId),
                getTranslation("users.erase.loss"),
                getTranslation("users.erase"),
                confirmed -> {
                    erasure.erase(userId);
                    Notification.show(getTranslation("users.erased"));
                    UI.getCurrent().navigate(UsersView.class);
                });
        question.setConfirmButtonTheme("error primary");
        question.setCancelable(true);
        question.setCancelText(getTranslation("confirm.keep"));
        question.open();
    }

    private Component quizCard(String userId) {
        var zone = background.clock().getZone();
        var card = new LoadingCard<?>[1];
        card[0] = card(
                "users.quiz",
                () -> people.quiz(userId),
                answers -> new QuizProfile(userId, answers, zone, () -> {
                    quiz.withdrawByToken(userId);
                    card[0].reload();
                }));
        return card[0];
    }

    private void answer(UserProfile profile) {
        header().answer(getTranslation(
                profile.protection().isEmpty() ? "users.sentence" : "users.sentence.protected",
                profile.segment(),
                profile.recencyDays() == null
                        ? getTranslation("users.never-acted")
                        : getTranslation("users.days-ago", profile.recencyDays()),
                reasons(profile.protection())));
    }

    private static String reasons(List<String> protection) {
        return String.join(
                ", ",
                protection.stream()
                        .map(reason -> Words.of("protection", reason))
                        .toList());
    }

    private <T> LoadingCard<T> card(String titleKey, Callable<T> question, Function<T, Component> show) {
        return TableExports.card(background, getTranslation(titleKey), question, show, "user");
    }
}
