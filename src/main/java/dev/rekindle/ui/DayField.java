package dev.rekindle.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day, whose calendar speaks the reader's language and begins its weeks on Monday. */
public final class DayField extends DatePicker {

    private static final int MONDAY = 1;

    public DayField(String label) {
        this(label, null);
    }

    public DayField(String label, @Nullable LocalDate day) {
        super(label, day);
        var formats = Formats.of(getLocale());
        setI18n(new DatePickerI18n()
                .setMonthNames(formats.months())
                .setWeekdays(formats.weekdaysFromSunday(false))
                .setWeekdaysShort(formats.weekdaysFromSunday(true))
                .setFirstDayOfWeek(MONDAY)
                .setToday(getTranslation("day.today"))
                .setCancel(getTranslation("day.cancel"))
                .setBadInputErrorMessage(getTranslation("day.unreadable"))
                .setMinErrorMessage(getTranslation("day.too-early"))
                .setMaxErrorMessage(getTranslation("day.too-late")));
    }
}
