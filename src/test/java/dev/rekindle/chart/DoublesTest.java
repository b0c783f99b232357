package dev.rekindle.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DoublesTest {

    @Test
    void whatIsAbsentStaysAbsent() {
        var values = Arrays.asList(1.5, null, -0.0);

        assertThat(new Doubles(values)).isEqualTo(values);
    }
}
