package dev.rekindle.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import dev.rekindle.ViewTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What browsers show of fields that have words of their own. */
class FieldsTest extends ViewTest {

    @Test
    void aCalendarSpeaksKorean() {
        UI.getCurrent().setLocale(Locale.KOREAN);

        var words = new DayField("날짜").getI18n();

        assertThat(words.getMonthNames()).hasSize(12).startsWith("1월").endsWith("12월");
        assertThat(words.getWeekdays()).startsWith("일요일").endsWith("토요일");
        assertThat(words.getWeekdaysShort()).containsExactly("일", "월", "화", "수", "목", "금", "토");
        assertThat(words.getToday()).isEqualTo("오늘");
    }

    @Test
    void weeksBeginOnMonday() {
        assertThat(new DayField("Day").getI18n())
                .extracting(DatePickerI18n::getFirstDayOfWeek, words -> words.getMonthNames()
                        .getFirst())
                .containsExactly(1, "January");
    }

    @Test
    void whatIsChosenOfManyIsToldInKorean() {
        UI.getCurrent().setLocale(Locale.KOREAN);

        assertThat(new ManyField<String>("지역").getI18n().getTotal()).isEqualTo("{count}개 선택됨");
    }
}
