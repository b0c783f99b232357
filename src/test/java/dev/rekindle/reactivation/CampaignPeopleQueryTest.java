package dev.rekindle.reactivation;

import static dev.rekindle.reactivation.RandomReactivations.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.notification.SendingPolicyStore;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user who was told something on two days of the last seven. */
class CampaignPeopleQueryTest {

    private static final ReactivationQuestion QUESTION =
            new ReactivationQuestion(SENT, ReactivationPolicy.of(Preset.STANDARD));
    private static final Map<Tier, Estimate> TEN_DAYS = Map.of(Tier.REGULAR, Estimate.of(10));

    @ParameterizedTest
    @CsvSource({"3,", "2, frequency_cap"})
    void capOfSevenDaysIsThatOfTheOneDoor(int perSevenDays, String leftOut) {
        var database = TestDatabase.fresh();
        new ReactivationRows(
                        HighRiskRows.gone("u"),
                        HighRiskRows.settlementsOf("u"),
                        List.of(),
                        List.of(),
                        List.of(
                                new Log("u", "log_1", "A", false, SENT.minusDays(2)),
                                new Log("u", "log_2", "A", false, SENT.minusDays(6))))
                .load(database);
        database.jdbc()
                .sql("insert into sending_policies values (2, '21:00', '08:00', 1, :cap, 'ann', now())")
                .param("cap", perSevenDays)
                .update();
        var people = new CampaignPeopleQuery(database.jdbc(), new SendingPolicyStore(database.jdbc()));

        assertThat(people.ask("select left_out from campaign_people", QUESTION, TEN_DAYS)
                        .query(String.class)
                        .optional()
                        .orElse(null))
                .isEqualTo(leftOut);
        assertThat(people.statement("select left_out from campaign_people", QUESTION, TEN_DAYS)
                        .parameters())
                .containsEntry("weeklyCap", String.valueOf(perSevenDays));
    }
}
