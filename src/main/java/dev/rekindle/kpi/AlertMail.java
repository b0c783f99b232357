package dev.rekindle.kpi;

import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Translations;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A message of an alert in words, in the language of its rule. */
record AlertMail(String subject, String text, String html) {

    static AlertMail of(AlertMessage message, Translations words, ZoneId zone, String link) {
        var locale = Locale.forLanguageTag(message.locale());
        var formats = Formats.of(locale);
        var kpi = words.getTranslation("kpi." + message.kpi().key(), locale);
        var reading = message.reading();
        var before = reading.before();
        var value = text(message.kpi(), reading.value(), formats);
        var headline = words.getTranslation(
                message.state() == AlertState.FIRING ? "alerts.mail.fired" : "alerts.mail.recovered",
                locale,
                message.alert());
        var bound = message.kind() == AlertKind.CHANGED
                ? formats.share(message.bound())
                : text(message.kpi(), message.bound(), formats);
        var lines = List.of(
                kpi + ": " + value,
                words.getTranslation("alerts.mail.rule." + message.kind(), locale, bound),
                before == null
                        ? words.getTranslation("alerts.mail.day", locale, formats.date(reading.day()))
                        : words.getTranslation(
                                "alerts.mail.before",
                                locale,
                                text(message.kpi(), before, formats),
                                formats.date(reading.day())),
                words.getTranslation(
                        message.state() == AlertState.FIRING ? "alerts.mail.since" : "alerts.mail.until",
                        locale,
                        formats.dateTime(message.at().atZone(zone)),
                        zone.getId()));
        var address = link + "/alerts";
        return new AlertMail(
                "Rekindle · " + headline,
                headline + "\n\n" + String.join("\n", lines) + "\n\n" + address + "\n",
                "<h2>%s</h2><p>%s</p><p><a href=\"%s\">%s</a></p>"
                        .formatted(
                                HtmlUtils.htmlEscape(headline),
                                String.join(
                                        "<br>",
                                        lines.stream()
                                                .map(HtmlUtils::htmlEscape)
                                                .toList()),
                                HtmlUtils.htmlEscape(address),
                                HtmlUtils.htmlEscape(words.getTranslation("alerts.mail.open", locale))));
    }

    static String text(Kpi kpi, double value, Formats formats) {
        return kpi.isShare() ? formats.share(value) : formats.decimal(value, 0);
    }
}
