package dev.rekindle.export;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What an exported table holds, so that it can still be read when nobody remembers the page it came from.
 *
 * @param subject what the table is about, a word or two that go into the file's name
 * @param range which days, periods or groups, for the file's name too
 * @param zone whose days these are
 * @param asOf the day before which things count, or live
 * @param filters of the page, by name
 * @param further what is drawn into it besides the rows, such as marks and thresholds
 */
public record Manifest(
        String subject,
        String range,
        String zone,
        String asOf,
        Map<String, String> filters,
        Map<String, String> further,
        Instant exportedAt) {

    public Manifest(
            String subject, String range, String zone, String asOf, Map<String, String> filters, Instant exportedAt) {
        this(subject, range, zone, asOf, filters, Map.of(), exportedAt);
    }

    /** About what a page shows of now, whoever looks at it. */
    public static Manifest live(String subject, Clock clock) {
        return new Manifest(
                subject, LocalDate.now(clock).toString(), clock.getZone().getId(), "live", Map.of(), clock.instant());
    }

    /** The same about one of several things of a page. */
    public Manifest about(String part) {
        return new Manifest(
                part.isEmpty() ? subject : subject + " " + part, range, zone, asOf, filters, further, exportedAt);
    }

    /** The same of one day of the range. */
    public Manifest on(LocalDate day) {
        return new Manifest(subject, day.toString(), zone, asOf, filters, further, exportedAt);
    }

    /** The same with further lines. */
    public Manifest with(Map<String, String> lines) {
        var all = new LinkedHashMap<>(further);
        all.putAll(lines);
        return new Manifest(subject, range, zone, asOf, filters, all, exportedAt);
    }

    /** Name and value of each line; the zone's weeks start on Monday everywhere. */
    SequencedMap<String, String> lines(long rows, boolean cut) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("subject", subject);
        lines.put("range", range);
        lines.put("zone", zone);
        lines.put("week_start", "Monday");
        lines.put("as_of", asOf);
        filters.forEach((name, value) -> lines.put("filter_" + name, value));
        lines.putAll(further);
        lines.put("rows", String.valueOf(rows));
        lines.put("cut", String.valueOf(cut));
        lines.put("exported_at", exportedAt.toString());
        return lines;
    }

    /** Without ending: subject, range and zone. */
    public String fileName() {
        return String.join("-", "rekindle", safe(subject), safe(range), safe(zone));
    }

    private static String safe(String part) {
        return part.replaceAll("[^\\p{L}\\p{N}.]+", "-").replaceAll("^-|-$", "");
    }
}
