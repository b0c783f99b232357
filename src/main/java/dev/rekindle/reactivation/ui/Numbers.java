package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.campaign.Arm;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.reactivation.ReactivationDocument.Range;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.ReactivationUser;
import dev.rekindle.reactivation.UserSlice;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.NumberPanel;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the page as buttons that open: definition, SQL, as-of date and policy, and the users behind them. The
 * key of a number names its label; its definition stands under the same key with {@code .definition}.
 */
final class Numbers {

    private final ReactivationService service;
    private final ReactivationQuestion question;
    private final Clock clock;
    private final Formats formats = Formats.current();

    Numbers(ReactivationService service, ReactivationQuestion question, Clock clock) {
        this.service = service;
        this.question = question;
        this.clock = clock;
    }

    Formats formats() {
        return formats;
    }

    /** A count of users; the slice is whom it counts. */
    OpenNumber users(String key, long count, UserSlice slice) {
        return open(key, formats.count(count), slice, count);
    }

    /** A number that is made from the users of a slice but is no count of them. */
    OpenNumber about(String key, String text, UserSlice slice, long users) {
        return open(key, text, slice, users);
    }

    /** A share, or why there is none. */
    Component share(String key, @Nullable Double share, @Nullable String reason, UserSlice slice, long users) {
        return share == null ? absent(reason) : open(key, formats.exactShare(share), slice, users);
    }

    /** An interval around a number that is made from the users of a slice, or why there is none. */
    Component interval(
            String key,
            @Nullable Range range,
            @Nullable String reason,
            BiFunction<Double, Double, String> words,
            UserSlice slice,
            long users) {
        return range == null ? absent(reason) : open(key, words.apply(range.lower(), range.upper()), slice, users);
    }

    /** Stands where a number cannot be computed: a dash that says why, by a reason of the document. */
    static Component absent(@Nullable String reason) {
        var dash = new Span("–");
        dash.addClassName("rk-absent");
        if (reason != null) {
            var words = Reasons.words(reason);
            dash.setTitle(words);
            dash.getElement().setAttribute("aria-label", words);
        }
        return dash;
    }

    /** Opens a count of users that stands in a chart, where someone chose it. */
    void show(String key, long count, UserSlice slice) {
        new NumberPanel(I18NProvider.translate(key), formats.count(count), provenance(key, slice, count)).open();
    }

    private OpenNumber open(String key, String text, UserSlice slice, long users) {
        return new OpenNumber(I18NProvider.translate(key), text, () -> provenance(key, slice, users));
    }

    private Provenance provenance(String key, UserSlice slice, long users) {
        var statement = service.statement(question);
        return new Provenance(
                I18NProvider.translate(key + ".definition"),
                statement.sql(),
                statement.parameters(),
                formats.date(question.asOf()),
                policy(question.policy()),
                new UserRows(
                        columns(),
                        Math.toIntExact(users),
                        (offset, limit) -> service.users(question, slice, offset, limit).items().stream()
                                .map(this::cells)
                                .toList(),
                        TableExports.files(new ExportedTable(
                                QuestionUrl.manifest(question, clock).about(I18NProvider.translate(key)),
                                List.of(
                                        "user_id",
                                        "tier",
                                        "region_id",
                                        "settlements",
                                        "recency_days",
                                        "cycle_days",
                                        "high_risk",
                                        "last_category_id",
                                        "last_hourly_rate",
                                        "pairs",
                                        "arms"),
                                sink -> write(slice, sink)))));
    }

    /** The preset and what differs from it. */
    static String policy(ReactivationPolicy policy) {
        var changes = QuestionUrl.changes(policy);
        var preset =
                I18NProvider.translate("reactivation.preset." + policy.preset().key());
        return changes.isEmpty()
                ? preset
                : preset + " · "
                        + changes.entrySet().stream()
                                .map(change -> change.getKey() + " = " + change.getValue())
                                .collect(Collectors.joining(", "));
    }

    private static List<String> columns() {
        return List.of(
                I18NProvider.translate("reactivation.column.user"),
                I18NProvider.translate("reactivation.column.tier"),
                I18NProvider.translate("reactivation.column.region"),
                I18NProvider.translate("reactivation.column.settlements"),
                I18NProvider.translate("reactivation.column.recency"),
                I18NProvider.translate("reactivation.column.cycle"),
                I18NProvider.translate("reactivation.column.high-risk"),
                I18NProvider.translate("reactivation.column.last-category"),
                I18NProvider.translate("reactivation.column.last-rate"),
                I18NProvider.translate("reactivation.column.pairs"),
                I18NProvider.translate("reactivation.column.arms"));
    }

    private List<String> cells(ReactivationUser user) {
        var cycle = user.cycleDays();
        return List.of(
                user.userId(),
                I18NProvider.translate("tier." + user.tier().key()),
                text(user.regionId()),
                formats.count(user.settlements()),
                text(user.recencyDays()),
                cycle == null ? "" : formats.decimal(cycle, 2),
                I18NProvider.translate(user.highRisk() ? "yes" : "no"),
                text(user.lastCategoryId()),
                user.lastHourlyRate() == null ? "" : formats.count(user.lastHourlyRate()),
                formats.count(user.pairs()),
                arms(user.arms()));
    }

    /** All users of the slice, with full precision. */
    private void write(UserSlice slice, ExportedTable.Sink sink) throws IOException {
        try {
            service.everyUser(question, slice, user -> write(user, sink));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ReactivationUser user, ExportedTable.Sink sink) {
        try {
            sink.row(
                    user.userId(),
                    user.tier().key(),
                    user.regionId(),
                    user.settlements(),
                    user.recencyDays(),
                    user.cycleDays(),
                    user.highRisk(),
                    user.lastCategoryId(),
                    user.lastHourlyRate(),
                    user.pairs(),
                    arms(user.arms()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String arms(int bits) {
        return Arrays.stream(Arm.values())
                .filter(arm -> arm.in(bits))
                .map(Arm::label)
                .collect(Collectors.joining(" "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
