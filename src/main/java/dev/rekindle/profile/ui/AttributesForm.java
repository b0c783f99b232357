package dev.rekindle.profile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rekindle.profile.ProfileService;
import dev.rekindle.profile.UserProfile;
import dev.rekindle.ui.DayField;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ResponseStatusException;

/**
 * What is known of a user and what protects them, as a form. Only what was changed is sent, so that who saves does not
 * undo what another has changed meanwhile.
 */
final class AttributesForm extends Div {

    private static final String FOREVER = "forever";

    /** What {@code marketing_consent} can be, as a choice. */
    private enum Consent {
        NOT_ASKED,
        GIVEN,
        REFUSED;

        static Consent of(@Nullable Boolean given) {
            return given == null ? NOT_ASKED : given ? GIVEN : REFUSED;
        }

        @Nullable
        Boolean given() {
            return this == NOT_ASKED ? null : this == GIVEN;
        }
    }

    private final UserProfile before;
    private final IntegerField region = new IntegerField(getTranslation("users.region"));
    private final IntegerField settlements = new IntegerField(getTranslation("users.settlements"));
    private final Checkbox push = new Checkbox(getTranslation("users.push"));
    private final DayField blockedAt = new DayField(getTranslation("users.blocked-at"));
    private final DayField birthDate = new DayField(getTranslation("users.birth-date"));
    private final DayField excludedUntil = new DayField(getTranslation("users.excluded-until"));
    private final Checkbox excludedForever = new Checkbox(getTranslation("users.excluded-forever"));
    private final Select<Consent> consent = new Select<>();
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("users.zone"));
    private final Paragraph problem = new Paragraph();

    /** @param changed is given the user as it is afterwards */
    AttributesForm(UserProfile user, ProfileService profiles, Clock clock, Consumer<UserProfile> changed) {
        before = user;
        addClassName("rk-stack");
        var today = LocalDate.now(clock);
        blockedAt.setMax(today);
        birthDate.setMax(today);
        settlements.setMin(0);
        consent.setLabel(getTranslation("users.consent"));
        consent.setItems(Consent.values());
        consent.setItemLabelGenerator(choice -> getTranslation("users.consent." + choice));
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setClearButtonVisible(true);
        zone.setPlaceholder(clock.getZone().getId());
        excludedForever.addValueChangeListener(chosen -> excludedUntil.setEnabled(!chosen.getValue()));
        fill();
        var fields =
                new Div(region, settlements, push, blockedAt, birthDate, consent, excludedUntil, excludedForever, zone);
        fields.addClassName("rk-fields");
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        var save = new Button(getTranslation("users.save"), click -> save(profiles, changed));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var actions = new Div(save);
        actions.addClassName("rk-form-actions");
        add(protection(), fields, problem, actions);
    }

    private Div protection() {
        var reasons = new Div();
        reasons.addClassName("rk-health");
        if (before.protection().isEmpty()) {
            reasons.add(new Span(getTranslation("users.not-protected")));
        } else {
            reasons.add(new Span(getTranslation("users.protected-because")));
            before.protection().forEach(reason -> {
                var badge = new Span(Words.of("protection", reason));
                badge.addClassName("rk-badge");
                reasons.add(badge);
            });
        }
        return reasons;
    }

    private void fill() {
        region.setValue(before.regionId());
        settlements.setValue(before.totalSettleCnt());
        push.setValue(before.pushOn() == 1);
        blockedAt.setValue(before.notificationBlockedAt());
        birthDate.setValue(before.birthDate());
        consent.setValue(Consent.of(before.marketingConsent()));
        excludedForever.setValue(FOREVER.equals(before.selfExcludedUntil()));
        excludedUntil.setValue(
                before.selfExcludedUntil() == null || excludedForever.getValue()
                        ? null
                        : LocalDate.parse(before.selfExcludedUntil()));
        zone.setValue(before.zone());
    }

    private void save(ProfileService profiles, Consumer<UserProfile> changed) {
        try {
            var after = profiles.change(before.userId(), changes());
            Notification.show(getTranslation("users.saved"));
            changed.accept(after);
        } catch (ResponseStatusException loosening) {
            problem.setText(getTranslation("users.only-admins-loosen"));
        } catch (IllegalArgumentException wrong) {
            problem.setText(Refusal.words(wrong, getLocale()));
        }
    }

    private Map<String, @Nullable Object> changes() {
        var changes = new LinkedHashMap<String, @Nullable Object>();
        put(changes, "region_id", before.regionId(), region.getValue());
        put(changes, "total_settle_cnt", before.totalSettleCnt(), settlements.getValue());
        put(changes, "push_on", before.pushOn(), push.getValue() ? 1 : 0);
        put(changes, "notification_blocked_at", text(before.notificationBlockedAt()), text(blockedAt.getValue()));
        put(changes, "birth_date", text(before.birthDate()), text(birthDate.getValue()));
        put(
                changes,
                "marketing_consent",
                before.marketingConsent(),
                consent.getValue().given());
        put(
                changes,
                "self_excluded_until",
                before.selfExcludedUntil(),
                excludedForever.getValue() ? FOREVER : text(excludedUntil.getValue()));
        put(changes, "zone", before.zone(), zone.getValue());
        return changes;
    }

    private static void put(
            Map<String, @Nullable Object> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, after);
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
