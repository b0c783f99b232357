package dev.rekindle.kpi;

import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Translations;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The key figures of a day in words, each with its change. What cannot be computed is a dash, and says why. */
record OverviewMail(String subject, String text, String html) {

    private static final String ABSENT = "–";

    private record Line(String name, String value) {}

    static OverviewMail of(KpiStanding standing, Locale locale, Translations words, ZoneId zone, String link) {
        var formats = Formats.of(locale);
        var day = standing.day();
        var lines = Arrays.stream(Kpi.values())
                .map(kpi -> new Line(
                        words.getTranslation("kpi." + kpi.key(), locale),
                        value(kpi, day, standing.changes().get(kpi), words, locale)))
                .toList();
        var notes = new ArrayList<String>();
        if (!day.complete()) {
            notes.add(words.getTranslation("overview-mail.incomplete", locale));
        }
        if (day.notEstimable() != null) {
            notes.add(Objects.requireNonNull(day.notEstimable()));
        }
        var intro = words.getTranslation(
                "overview-mail.intro",
                locale,
                formats.date(day.day()),
                zone.getId(),
                formats.date(standing.comparedWith()));
        var address = link + address(day.day());
        var stop = words.getTranslation("overview-mail.stop", locale, link + "/alerts");
        return new OverviewMail(
                "Rekindle · " + words.getTranslation("overview-mail.subject", locale, formats.date(day.day())),
                text(intro, lines, notes, address, stop),
                html(intro, lines, notes, address, words.getTranslation("overview-mail.open", locale), stop));
    }

    /** The Overview with this day as its last. */
    private static String address(LocalDate day) {
        return "/?from=%s&to=%s".formatted(day.minusDays(29), day);
    }

    private static String value(Kpi kpi, KpiDay day, @Nullable KpiChange change, Translations words, Locale locale) {
        var formats = Formats.of(locale);
        var value = kpi.of(day);
        if (value == null) {
            return ABSENT;
        }
        var text = AlertMail.text(kpi, value, formats);
        if (change == null) {
            return text;
        }
        return words.getTranslation("overview-mail.change.of", locale, text, difference(kpi, change, formats));
    }

    private static String difference(Kpi kpi, KpiChange change, Formats formats) {
        if (kpi.isShare()) {
            return formats.points(change.difference());
        }
        var sign = change.difference() > 0 ? "+" : "";
        return sign
                + (change.before() == 0
                        ? formats.decimal(change.difference(), 0)
                        : formats.share(change.difference() / change.before()));
    }

    private static String text(
            String intro, Iterable<Line> lines, Iterable<String> notes, String address, String stop) {
        var text = new StringBuilder(intro).append("\n\n");
        lines.forEach(line ->
                text.append(line.name()).append(": ").append(line.value()).append('\n'));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.append('\n')
                .append(address)
                .append("\n\n")
                .append(stop)
                .append('\n')
                .toString();
    }

    private static String html(
            String intro, List<Line> lines, List<String> notes, String address, String open, String stop) {
        return """
                <p>%s</p>
                <table cellpadding="6">%s</table>
                %s
                <p><a href="%s">%s</a></p>
                <p><small>%s</small></p>
                """.formatted(
                escaped(intro),
                lines.stream()
                        .map(line -> "<tr><th align=\"left\" scope=\"row\">%s</th><td align=\"right\">%s</td></tr>"
                                .formatted(escaped(line.name()), escaped(line.value())))
                        .collect(Collectors.joining()),
                notes.stream().map(note -> "<p>" + escaped(note) + "</p>").collect(Collectors.joining()),
                escaped(address),
                escaped(open),
                escaped(stop));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
