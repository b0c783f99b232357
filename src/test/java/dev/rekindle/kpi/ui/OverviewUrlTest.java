package dev.rekindle.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OverviewUrlTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void anEndAloneKeepsTheUsualLength() {
        var asked = parse("to=2026-11-10");

        assertThat(asked.from()).isEqualTo("2026-10-12");
        assertThat(asked.to()).isEqualTo("2026-11-10");
        assertThat(asked.lastDays()).isNull();
    }

    @Test
    void aQuestionComesBackFromItsAddress() {
        var asked = parse("from=2026-11-01&to=2026-11-10&compare=period&segment=Whale&region=7&tier=light&tier=power");

        assertThat(OverviewUrl.parse(OverviewUrl.of(asked), TODAY)).isEqualTo(asked);
        assertThat(OverviewUrl.parse(OverviewUrl.of(parse("days=7")), TODAY)).isEqualTo(parse("days=7"));
        assertThat(OverviewUrl.of(parse("")).getQueryString()).isEmpty();
    }

    @Test
    void rangesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> parse("to=2026-11-23"))
                .hasMessage("2026-11-23 has not begun; the range can end on 2026-11-22.");
        assertThatThrownBy(() -> parse("from=2026-11-10&to=2026-11-09"))
                .hasMessageContaining("from 2026-11-10 to 2026-11-09 ends before it begins");
        assertThatThrownBy(() -> parse("days=1101")).hasMessage("days is 1,101, but must lie in 1 … 1,100.");
        assertThatThrownBy(() -> parse("compare=year")).hasMessageContaining("can be one of these: week, period");
    }

    private static OverviewQuestion parse(String query) {
        return OverviewUrl.parse(QueryParameters.fromString(query), TODAY);
    }
}
