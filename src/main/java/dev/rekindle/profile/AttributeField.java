package dev.rekindle.profile;

import dev.rekindle.audience.UserAttributes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a user that can be put, and what each takes. */
enum AttributeField {
    REGION_ID,
    PUSH_ON,
    TOTAL_SETTLE_CNT,
    NOTIFICATION_BLOCKED_AT,
    BIRTH_DATE,
    SELF_EXCLUDED_UNTIL,
    MARKETING_CONSENT,
    ZONE;

    private static final String FOREVER = "forever";
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Nullable
    Object of(UserAttributes attributes) {
        return switch (this) {
            case REGION_ID -> attributes.regionId();
            case PUSH_ON -> attributes.pushOn();
            case TOTAL_SETTLE_CNT -> attributes.totalSettleCnt();
            case NOTIFICATION_BLOCKED_AT -> attributes.notificationBlockedAt();
            case BIRTH_DATE -> attributes.birthDate();
            case SELF_EXCLUDED_UNTIL -> attributes.selfExcludedUntil();
            case MARKETING_CONSENT -> attributes.marketingConsent();
            case ZONE -> attributes.zone();
        };
    }

    /** How an end of self-exclusion is written. */
    static @Nullable String untilText(@Nullable LocalDate until) {
        return until == null ? null : LocalDate.MAX.equals(until) ? FOREVER : until.toString();
    }

    /**
     * The attributes with these fields changed; a field that is not named stays.
     *
     * @throws IllegalArgumentException saying which field cannot be that, and what it takes
     */
    static UserAttributes edited(UserAttributes before, Map<String, @Nullable Object> fields, LocalDate today) {
        var edited = new LinkedHashMap<AttributeField, @Nullable Object>();
        for (var field : values()) {
            edited.put(field, field.of(before));
        }
        fields.forEach((key, given) -> {
            var field = named(key);
            edited.put(field, field.read(given, today));
        });
        return new UserAttributes(
                (Integer) edited.get(REGION_ID),
                (int) edited.getOrDefault(PUSH_ON, before.pushOn()),
                (int) edited.getOrDefault(TOTAL_SETTLE_CNT, before.totalSettleCnt()),
                (LocalDate) edited.get(NOTIFICATION_BLOCKED_AT),
                (LocalDate) edited.get(BIRTH_DATE),
                (LocalDate) edited.get(SELF_EXCLUDED_UNTIL),
                (Boolean) edited.get(MARKETING_CONSENT),
                (String) edited.get(ZONE));
    }

    private static AttributeField named(String key) {
        return Arrays.stream(values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no field %s to put; there are %s."
                        .formatted(
                                key,
                                Arrays.stream(values()).map(AttributeField::key).collect(Collectors.joining(", ")))));
    }

    private @Nullable Object read(@Nullable Object given, LocalDate today) {
        return switch (this) {
            case REGION_ID -> given == null ? null : whole(given, Integer.MIN_VALUE, "a whole number, or null");
            case PUSH_ON -> given instanceof Boolean on ? (on ? 1 : 0) : flag(given);
            case TOTAL_SETTLE_CNT -> whole(given, 0, "a whole number from 0");
            case NOTIFICATION_BLOCKED_AT -> day(given, today, "a day up to today like 2026-11-01, or null");
            case BIRTH_DATE -> day(given, today, "a day from 1900 up to today like 1990-05-17, or null");
            case SELF_EXCLUDED_UNTIL ->
                FOREVER.equals(given) ? LocalDate.MAX : day(given, null, "a day like 2027-01-31, \"forever\", or null");
            case MARKETING_CONSENT ->
                given == null || given instanceof Boolean ? given : refuse(given, "true, false, or null");
            case ZONE -> zone(given);
        };
    }

    private Object flag(@Nullable Object given) {
        return whole(given, 0, "0 or 1") instanceof Integer on && on <= 1 ? on : refuse(given, "0 or 1");
    }

    private Object whole(@Nullable Object given, int least, String taken) {
        return given instanceof Integer number && number >= least ? number : refuse(given, taken);
    }

    private @Nullable Object day(@Nullable Object given, @Nullable LocalDate latest, String taken) {
        if (given == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(given.toString());
            return day.isBefore(EARLIEST) || (latest != null && day.isAfter(latest)) ? refuse(given, taken) : day;
        } catch (DateTimeException notADay) {
            return refuse(given, taken);
        }
    }

    private @Nullable Object zone(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        return ZoneId.getAvailableZoneIds().contains(given.toString())
                ? given.toString()
                : refuse(given, "a time zone like Asia/Seoul, or null");
    }

    private Object refuse(@Nullable Object given, String taken) {
        throw new IllegalArgumentException("%s cannot be %s; it takes %s.".formatted(key(), given, taken));
    }
}
