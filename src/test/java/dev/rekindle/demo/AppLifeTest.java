package dev.rekindle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AppLifeTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalDate BEGIN = LocalDate.of(2026, 9, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 1);

    private final AppLife life = new AppLife(1, SEOUL, BEGIN);

    @Test
    void sameSeedGivesTheSameLife() {
        assertThat(actions(500)).isEqualTo(actions(500)).isNotEmpty();
    }

    @Test
    void userDoesTheSameHoweverManyOthersThereAre() {
        assertThat(of(7))
                .isEqualTo(actions(500).stream()
                        .filter(action -> action.userId().equals(AppLife.userId(7)))
                        .toList());
    }

    @Test
    void everyActionHasAnIdentityOfItsOwnOnItsDay() {
        var identities = new HashSet<String>();
        for (var action : actions(500)) {
            assertThat(identities.add(action.userId() + " " + action.eventId())).isTrue();
            var day = action.actionTimestamp().atZone(SEOUL).toLocalDate();
            assertThat(day).isBetween(BEGIN, UNTIL);
            assertThat(action.eventId()).startsWith("d" + day.toEpochDay());
        }
    }

    @Test
    void actionIsTheJsonThatTheTopicTakes() {
        var action = actions(50).getFirst();

        var json = JsonMapper.builder().build().readTree(action.json(SEOUL));

        assertThat(json.propertyNames())
                .containsExactly("event_id", "user_id", "action_type", "action_timestamp", "metadata");
        assertThat(json.get("metadata").isObject()).isTrue();
        assertThat(ZonedDateTime.parse(json.get("action_timestamp").asString()).toInstant())
                .isEqualTo(action.actionTimestamp());
    }

    @Test
    void partnerTokensAreSpentInTheAppAfterwards() {
        var earned = new HashMap<String, DemoAction>();
        var spentAfterwards = 0;
        for (var action : actions(500)) {
            if (action.metadata().contains("corporate_site")
                    && action.actionType().equals("EARN_CYBER_TOKENS")) {
                earned.put(action.userId(), action);
            } else if (action.actionType().equals("SPEND_CYBER_TOKENS") && earned.remove(action.userId()) != null) {
                spentAfterwards++;
            }
        }

        assertThat(spentAfterwards).isGreaterThan(100);
        assertThat(earned.size()).isLessThan(spentAfterwards / 10);
    }

    @Test
    void nobodySpendsTokensThatHeHasNot() {
        var mapper = JsonMapper.builder().build();
        var balances = new HashMap<String, Integer>();
        for (var action : actions(500)) {
            var metadata = mapper.readTree(action.metadata());
            var change = metadata.path("earned_tokens").asInt(0)
                    - metadata.path("spent_tokens").asInt(0);

            assertThat(balances.merge(action.userId(), change, Integer::sum))
                    .as("%s after %s", action.userId(), action.eventId())
                    .isNotNegative();
        }
        assertThat(balances.values()).as("some save").anyMatch(balance -> balance >= 1_000);
    }

    @Test
    void rhythmIsOneOnAverageAndHighestInTheEvening() {
        assertThat(IntStream.range(0, 24).mapToDouble(AppLife::rhythm).average().orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(AppLife.rhythm(20)).isGreaterThan(3 * AppLife.rhythm(4));
    }

    @Test
    void trafficHappensNowUnderNewIds() {
        var stream = new DemoTraffic.TrafficStream(1_000, 5);
        var now = ZonedDateTime.of(2026, 11, 1, 20, 0, 0, 0, SEOUL);
        var ids = new HashSet<String>();

        for (int i = 0; i < 2_000; i++) {
            var action = stream.next(now);
            assertThat(action.actionTimestamp()).isEqualTo(now.toInstant());
            assertThat(ids.add(action.eventId())).isTrue();
        }
    }

    private List<DemoAction> actions(int users) {
        var actions = new ArrayList<DemoAction>();
        for (int user = 0; user < users; user++) {
            life.live(user, UNTIL, actions::add);
        }
        return actions;
    }

    private List<DemoAction> of(int user) {
        var actions = new ArrayList<DemoAction>();
        life.live(user, UNTIL, actions::add);
        return actions;
    }
}
