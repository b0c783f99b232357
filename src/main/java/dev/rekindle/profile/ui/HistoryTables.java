package dev.rekindle.profile.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import dev.rekindle.profile.CampaignContact;
import dev.rekindle.profile.GroupChange;
import dev.rekindle.recommendation.UserMatch;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The short lists of the page as tables, each with the words for when there is nothing. */
final class HistoryTables {

    private static final int MATCHES = 10;

    private HistoryTables() {}

    static Component groupChanges(List<GroupChange> changes, ZoneId zone) {
        if (changes.isEmpty()) {
            return nothing("users.groups");
        }
        var formats = Formats.current();
        var table = new SmallTable(
                        translate("users.when"),
                        translate("users.from"),
                        translate("users.to"),
                        translate("users.recency"),
                        translate("users.frequency"),
                        translate("users.monetary"),
                        translate("users.partner-visits"),
                        translate("users.balance"),
                        translate("users.cause"),
                        translate("users.policy"))
                .words(1, 2, 8, 9);
        changes.forEach(change -> table.row(
                formats.dateTime(change.changedAt().atZone(zone)),
                change.fromGroup(),
                change.toGroup(),
                change.recencyDays() == null ? "–" : formats.count(change.recencyDays()),
                formats.count(change.frequency()),
                formats.decimal(change.monetary().doubleValue(), 2),
                formats.count(change.visits()),
                formats.decimal(change.balance().doubleValue(), 2),
                Words.of("cause", change.cause()),
                change.policy() + " v" + change.policyVersion()));
        return table;
    }

    static Component matches(List<UserMatch> matches) {
        if (matches.isEmpty()) {
            return nothing("users.matches");
        }
        var formats = Formats.current();
        var table = new SmallTable(
                        translate("users.job"),
                        translate("users.category"),
                        translate("users.hourly-rate"),
                        translate("users.pay-more"),
                        translate("users.why"))
                .words(1, 4);
        matches.stream()
                .limit(MATCHES)
                .forEach(match -> table.row(
                        match.jobId(),
                        match.categoryId(),
                        formats.count(match.hourlyRate()),
                        "+" + formats.count(match.wageUplift()),
                        String.join(" · ", match.reasons())));
        return table;
    }

    static Component campaigns(List<CampaignContact> contacts) {
        if (contacts.isEmpty()) {
            return nothing("users.campaigns");
        }
        var formats = Formats.current();
        var table = new SmallTable(translate("users.sent-on"), translate("users.arm"), translate("users.applied"))
                .words(1, 2);
        contacts.forEach(contact -> table.row(
                formats.date(contact.sentOn()), translate("users.arm." + contact.arm()), applied(contact.applied())));
        return table;
    }

    private static String applied(@Nullable Boolean applied) {
        return applied == null ? "–" : translate(applied ? "users.yes" : "users.no");
    }

    private static Component nothing(String key) {
        return new EmptyState(translate(key + ".none"), translate(key + ".none.why"));
    }
}
