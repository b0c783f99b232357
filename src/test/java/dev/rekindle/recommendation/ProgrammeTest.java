package dev.rekindle.recommendation;

import static dev.rekindle.recommendation.Users.born;
import static dev.rekindle.recommendation.Users.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.recommendation.Programme.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void itRunsFromItsFirstDayToItsLast() {
        var programme = new Edit().from(TODAY).until(TODAY.plusDays(1)).made();

        assertThat(programme.state(TODAY.minusDays(1), Set.of())).isEqualTo(State.NOT_YET);
        assertThat(programme.state(TODAY, Set.of())).isEqualTo(State.RUNNING);
        assertThat(programme.state(TODAY.plusDays(1), Set.of())).isEqualTo(State.RUNNING);
        assertThat(programme.state(TODAY.plusDays(2), Set.of())).isEqualTo(State.OVER);
        assertThat(new Edit().off().made().state(TODAY, Set.of())).isEqualTo(State.OFF);
    }

    @Test
    void aPromiseNeedsAnOfferThatGrantsIt() {
        assertThat(new Edit().promising(null).made().state(TODAY, Set.of("x"))).isEqualTo(State.NEEDS_GRANTING_OFFER);
        assertThat(new Edit().promising("x").made().state(TODAY, Set.of())).isEqualTo(State.NEEDS_GRANTING_OFFER);
        assertThat(new Edit().promising("x").made().state(TODAY, Set.of("x"))).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({"Medium, 499, false", "Medium, 500, true", "High Engaged, 500, false", "Low, 500, false"})
    void itSuitsItsSegmentWhenItsTokensAreThere(String group, String balance, boolean suits) {
        assertThat(new Edit().tokens("500").made().suits(user(group, balance, null), TODAY))
                .isEqualTo(suits);
    }

    @ParameterizedTest
    @CsvSource({"-10, false", "0, false", "199, false", "200, true"})
    void nobodyIsAskedForMoneyBecauseTokensRanOut(String balance, boolean suits) {
        assertThat(new Edit().cash().made().suits(user("Medium", balance, null), TODAY))
                .isEqualTo(suits);
    }

    @Test
    void aRiskProfileOnlyNarrowsWhatTheRestAllows() {
        var programme = new Edit().tokens("500").profile("High-Risk").made();

        assertThat(programme.suits(user("Medium", "500", "High-Risk"), TODAY)).isTrue();
        assertThat(programme.suits(user("Medium", "500", "Low-Risk"), TODAY)).isFalse();
        assertThat(programme.suits(user("Medium", "500", null), TODAY)).isFalse();
        assertThat(programme.suits(user("Medium", "499", "High-Risk"), TODAY)).isFalse();
        assertThat(programme.suits(user("Low", "500", "High-Risk"), TODAY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2007-11-21, 1, true",
        "2007-11-22, 1, false",
        ", 1, false",
        "1990-01-01, 2, false",
        "1990-01-01, 0, true"
    })
    void adultContentIsForAdultsOfItsLevelOnly(@Nullable LocalDate birthDate, int requiredLevel, boolean suits) {
        var programme = new Edit().content("stage-2", requiredLevel).made();

        assertThat(programme.suits(born(user("Medium", "500", null), birthDate), TODAY))
                .isEqualTo(suits);
    }

    @Test
    void picksFollowTheWeights() {
        var fitting = List.of(
                new Edit().id("a").made(),
                new Edit().id("b").made(),
                new Edit().id("c").made());
        var weights = Map.of("a", 0.6, "b", 0.3);

        assertThat(List.of(0.0, 0.48, 0.49, 0.72, 0.74, 0.999).stream()
                        .map(point -> ProgrammePick.pick(fitting, weights, point)
                                .programme()
                                .programmeId()))
                .as("0.6, 0.3 and an even share of a third add up to 1.2333")
                .containsExactly("a", "a", "b", "b", "c", "c");
    }

    @Test
    void ofEachKindThereIsOneAndTheSameAllDay() {
        var catalogue = new Catalogue(
                List.of(),
                List.of(),
                List.of(new Edit().id("a").made(), new Edit().id("b").made()),
                List.of(),
                Map.of("a", 0.5, "b", 0.5),
                Map.of());
        var user = user("Medium", "500", null);

        assertThat(ProgrammePick.pick(catalogue, user, TODAY))
                .hasSize(1)
                .isEqualTo(ProgrammePick.pick(catalogue, user, TODAY));
    }

    private static final class Edit {

        private String id = "p";
        private @Nullable BigDecimal tokens;
        private boolean cash;
        private @Nullable String profile;
        private boolean promises;
        private @Nullable String offer;
        private @Nullable String content;
        private @Nullable Integer requiredLevel;
        private boolean on = true;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;

        Edit id(String value) {
            id = value;
            return this;
        }

        Edit tokens(String value) {
            tokens = new BigDecimal(value);
            return this;
        }

        Edit cash() {
            cash = true;
            return this;
        }

        Edit profile(String value) {
            profile = value;
            return this;
        }

        Edit promising(@Nullable String value) {
            promises = true;
            offer = value;
            return this;
        }

        Edit content(String value, int level) {
            content = value;
            requiredLevel = level;
            return this;
        }

        Edit off() {
            on = false;
            return this;
        }

        Edit from(LocalDate value) {
            from = value;
            return this;
        }

        Edit until(LocalDate value) {
            until = value;
            return this;
        }

        Programme made() {
            return new Programme(
                    id,
                    ProgrammeKind.MISSION,
                    1,
                    "제목",
                    "Title",
                    "문구",
                    "Words",
                    tokens,
                    cash,
                    profile,
                    promises,
                    offer,
                    content,
                    requiredLevel,
                    Aim.PLAY,
                    on,
                    from,
                    until);
        }
    }
}
