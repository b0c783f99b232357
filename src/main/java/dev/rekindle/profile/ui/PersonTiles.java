package dev.rekindle.profile.ui;

import com.vaadin.flow.component.html.Div;
import dev.rekindle.profile.LifetimeValue;
import dev.rekindle.profile.UserProfile;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import java.util.Optional;

/** The values of today: group, recency, frequency, monetary, balance, and what the user is worth with its factors. */
final class PersonTiles extends Div {

    PersonTiles(UserProfile profile, Optional<LifetimeValue> worth) {
        var formats = Formats.current();
        add(new Tiles(
                new StatTile(getTranslation("users.group"), profile.segment())
                        .secondary(getTranslation(
                                "users.risk-profile-is",
                                profile.riskProfile() == null
                                        ? getTranslation("users.unknown")
                                        : profile.riskProfile())),
                new StatTile(
                                getTranslation("users.recency"),
                                profile.recencyDays() == null
                                        ? getTranslation("users.never")
                                        : getTranslation("users.days", profile.recencyDays()))
                        .secondary(getTranslation("users.streak", profile.streakCount())),
                new StatTile(getTranslation("users.frequency"), formats.count(profile.frequency()))
                        .secondary(getTranslation("users.visits", profile.visits())),
                new StatTile(
                        getTranslation("users.monetary"),
                        formats.decimal(profile.monetary().doubleValue(), 2)),
                new StatTile(
                                getTranslation("users.balance"),
                                formats.decimal(profile.balance().doubleValue(), 2))
                        .secondary(getTranslation(
                                "users.kept",
                                formats.decimal(profile.pendingGems().doubleValue(), 2),
                                formats.decimal(profile.battlepassXp().doubleValue(), 2))),
                ltv(profile, worth, formats)));
    }

    private StatTile ltv(UserProfile profile, Optional<LifetimeValue> worth, Formats formats) {
        var name = getTranslation("users.ltv");
        return worth.map(value -> new StatTile(name, formats.decimal(value.ltv(), 1))
                        .secondary(getTranslation(
                                "users.ltv.factors",
                                formats.decimal(value.meanPayment(), 2),
                                formats.decimal(value.visitsPerPeriod(), 2),
                                formats.decimal(value.expectedLifetime(), 2)))
                        .secondary(getTranslation("users.ltv.of", value.rfmGroup(), formats.date(value.asOf()))))
                .orElseGet(() -> new StatTile(name, "–")
                        .secondary(getTranslation(
                                profile.recencyDays() == null ? "users.ltv.never-acted" : "users.ltv.not-yet")));
    }
}
