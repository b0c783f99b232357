package dev.rekindle.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AskedUrlTest {

    private static final List<String> COLOURS = List.of("red", "green");

    @Test
    void whatIsAskedIsRead() {
        var url = url("day=2026-09-21&region=-3&region=12&colour=green&text=a%20b");

        assertThat(url.day("day")).contains(LocalDate.of(2026, 9, 21));
        assertThat(url.wholes("region")).containsExactlyInAnyOrder(-3, 12);
        assertThat(url.oneOf("colour", COLOURS, Function.identity())).contains("green");
        assertThat(url.someOf("colour", COLOURS, Function.identity())).containsExactly("green");
        assertThat(url.text("text")).contains("a b");
    }

    @Test
    void whatIsNotAskedIsAbsent() {
        var url = url("");

        assertThat(url.day("day")).isEmpty();
        assertThat(url.whole("region")).isEmpty();
        assertThat(url.wholes("region")).isEmpty();
        assertThat(url.oneOf("colour", COLOURS, Function.identity())).isEmpty();
    }

    @Test
    void rubbishIsRefusedInBothLanguages() {
        assertThat(refused("day=2026-02-30", url -> url.day("day")))
                .isEqualTo("주소의 day 값 \"2026-02-30\": 날짜가 아닙니다. 2026-09-21처럼 쓰세요.");
        assertThat(refused("region=1e3", url -> url.whole("region"))).isEqualTo("주소의 region 값 \"1e3\": 정수가 아닙니다.");
        assertThat(refused("colour=blue", url -> url.oneOf("colour", COLOURS, Function.identity())))
                .isEqualTo("주소의 colour 값 \"blue\": 쓸 수 있는 값이 아닙니다. 가능한 값: red, green");
        assertThat(refused("text=\0", url -> url.text("text"))).startsWith("주소의 text 값에 쓸 수 없는 문자가");
        assertThat(new Refusal("url.not-whole", "region", "x"))
                .hasMessage("region in the address is \"x\", which is not a whole number.");
    }

    @Test
    void everyNumberThatATableHoldsIsRead() {
        assertThat(url("region=1168010100&region=2147483647&region=-2147483648").wholes("region"))
                .containsExactlyInAnyOrder(1_168_010_100, Integer.MAX_VALUE, Integer.MIN_VALUE);
        assertThat(refused("region=2147483648", url -> url.wholes("region"))).contains("정수가 아닙니다");
    }

    @Test
    void numbersAndDaysThatNoDatabaseHoldsAreRefused() {
        assertThat(refused("region=99999999999", url -> url.wholes("region"))).contains("정수가 아닙니다");
        assertThat(refused("day=%2B999999999-01-01", url -> url.day("day"))).contains("날짜가 아닙니다");
        assertThat(refused("day=-2026-01-01", url -> url.day("day"))).contains("날짜가 아닙니다");
    }

    private static AskedUrl url(String query) {
        return new AskedUrl(QueryParameters.fromString(query));
    }

    private static String refused(String query, Consumer<AskedUrl> read) {
        return catchThrowableOfType(Refusal.class, () -> read.accept(url(query)))
                .words(Locale.KOREAN);
    }
}
