package dev.rekindle.kpi;

import dev.rekindle.ui.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an alert fires, and who is told.
 *
 * @param bound the threshold, shares as fractions; of {@link AlertKind#CHANGED} the share of change, 0.2 for 20 %
 * @param pendingMinutes for so long the bound must be passed before it fires
 * @param locale {@code en} or {@code ko}, of what is told
 * @param mailTo mail addresses
 * @param webhookUrl where a signed message is posted; absent: nowhere
 */
public record AlertRule(
        String name,
        Kpi kpi,
        AlertKind kind,
        double bound,
        int pendingMinutes,
        String locale,
        List<String> mailTo,
        @Nullable String webhookUrl) {

    static final int MOST_PENDING_MINUTES = 7 * 24 * 60;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final int LONGEST = 200;
    private static final int MOST_ADDRESSES = 20;

    /** @throws Refusal when it cannot be kept so, in words */
    public AlertRule {
        name = name.strip();
        mailTo = mailTo.stream().map(String::strip).distinct().toList();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new Refusal("alerts.bad-name", LONGEST);
        }
        if (!Double.isFinite(bound) || bound < 0) {
            throw new Refusal("alerts.bad-bound");
        }
        if (pendingMinutes < 0 || pendingMinutes > MOST_PENDING_MINUTES) {
            throw new Refusal("alerts.bad-pending", MOST_PENDING_MINUTES);
        }
        if (!Set.of("en", "ko").contains(locale)) {
            throw new Refusal("alerts.bad-locale");
        }
        if (mailTo.size() > MOST_ADDRESSES || !mailTo.stream().allMatch(AlertRule::isAddress)) {
            throw new Refusal("alerts.bad-address", MOST_ADDRESSES);
        }
        if (webhookUrl != null && !isWebAddress(webhookUrl)) {
            throw new Refusal("alerts.bad-webhook");
        }
    }

    /** Whether it looks like one mail address, without a name beside it. */
    static boolean isAddress(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = URI.create(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** The same without who is told, for those who may not know. */
    AlertRule withoutReceivers() {
        return new AlertRule(name, kpi, kind, bound, pendingMinutes, locale, List.of(), null);
    }

    /** Whether a figure passes the bound. */
    boolean isPassedBy(AlertReading reading) {
        return switch (kind) {
            case BELOW -> reading.value() < bound;
            case ABOVE -> reading.value() > bound;
            case CHANGED ->
                reading.before() != null && Math.abs(reading.value() - reading.before()) > bound * reading.before();
        };
    }
}
