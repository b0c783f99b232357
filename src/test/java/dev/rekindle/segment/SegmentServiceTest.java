package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.segment.WhatIf.Border;
import dev.rekindle.segment.WhatIf.Flow;
import dev.rekindle.segment.WhatIf.GroupUsers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentServiceTest {

    private final Segments segments = new Segments();
    private final SegmentService service = segments.get(SegmentService.class);

    @BeforeEach
    void fourUsers() {
        segments.day("u1", TODAY, 5, "500");
        segments.day("u2", TODAY, 20, "3000");
        segments.day("u3", TODAY.minusDays(100), 1, "0");
        segments.user("u4");
        segments.acted(TODAY, "u1", "u2", "u3");
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void groupsHoldAllUsersTheHighestFirst() {
        var live = service.groups(null, null);

        assertThat(live.asOf()).isEqualTo(TODAY);
        assertThat(live.policy()).isEqualTo("rfm-cascade");
        assertThat(live.policyVersion()).isEqualTo(1);
        assertThat(live.users()).isEqualTo(4);
        assertThat(live.groups())
                .extracting(group -> group.group() + " " + group.users())
                .containsExactly("Whale 0", "High Engaged 1", "Medium 1", "At-risk 2");
        assertThat(service.groups(TODAY, "cyber-token").groups())
                .extracting(group -> group.group() + " " + group.users())
                .containsExactly("Whale 0", "High Engaged 0", "Medium 0", "Low 4");
    }

    @Test
    void meanLifetimeValueOfAGroupIsThatOfItsUsers() {
        var lifetimes = segments.get(SegmentLifetimeService.class);
        assertThat(service.groups(null, null).groups().getFirst().notEstimable())
                .isEqualTo("Nobody is in this group.");
        assertThat(service.groups(null, null).groups().getLast().notEstimable())
                .startsWith("How long users stay has not been estimated for this day yet");
        lifetimes.estimate(TODAY);
        var computed = service.groups(null, null);
        assertThat(computed.ltvAsOf()).isNull();

        lifetimes.writeValues(TODAY);

        var kept = service.groups(null, null);
        assertThat(kept.ltvAsOf()).isEqualTo(TODAY);
        assertThat(kept.groups())
                .extracting(GroupCount::meanLtv)
                .as(
                        "one user each, of whom seven days count as observed; nobody was seen to stay or churn, so 2 periods")
                .usingElementComparator(Comparator.nullsFirst(new DoubleComparator(1e-6)))
                .containsExactly(null, 3000 * 30 / 7.0 * 2, 500 * 30 / 7.0 * 2, 0.0)
                .containsExactlyElementsOf(
                        computed.groups().stream().map(GroupCount::meanLtv).toList());
        assertThat(service.groups(null, "cyber-token").ltvAsOf())
                .as("only the active policy's are kept")
                .isNull();
    }

    @Test
    void usersOfAGroupComeInPages() {
        assertThat(service.users(null, null, "At-risk", 0, 10).total()).isEqualTo(2);
        assertThat(service.users(null, null, "At-risk", 1, 10).users())
                .extracting(SegmentUser::userId)
                .containsExactly("u4");
        assertThat(service.users(null, null, "Medium", 0, 10).total()).isEqualTo(1);
        assertThat(service.users(null, null, null, 0, 2).total()).isEqualTo(4);
        assertThat(service.users(null, null, null, 0, 2).users()).hasSize(2);
        assertThatThrownBy(() -> service.users(null, null, "Minnow", 0, 2))
                .hasMessage("There is no group Minnow; the policy has Whale, High Engaged, Medium, At-risk.");
        assertThatThrownBy(() -> service.groups(null, "rfm"))
                .hasMessage("There is no policy rfm; there are cyber-token, rfm-cascade.");
    }

    @Test
    void editedRulesSayWhoWouldMove() {
        var edited = new SegmentRules(
                30,
                FrequencyUnit.ACTION,
                null,
                MonetaryUnit.SPENT_TOKENS,
                null,
                VisitUnit.VISITS,
                List.of(new SegmentGroup(
                        "Spenders",
                        Map.of(Bound.MIN_MONETARY, new BigDecimal("3100"), Bound.MAX_RECENCY_DAYS, BigDecimal.TEN))),
                "Others");

        var whatIf = service.whatIf(edited);

        assertThat(whatIf.groups()).containsExactly(new GroupUsers("Spenders", 0), new GroupUsers("Others", 4));
        assertThat(whatIf.flows())
                .filteredOn(flow -> flow.users() > 0)
                .containsExactly(
                        new Flow("High Engaged", "Others", 1),
                        new Flow("Medium", "Others", 1),
                        new Flow("At-risk", "Others", 2));
        assertThat(whatIf.borders())
                .containsExactly(
                        new Border("Spenders", Bound.MAX_RECENCY_DAYS, BigDecimal.TEN, 0),
                        new Border("Spenders", Bound.MIN_MONETARY, new BigDecimal("3100"), 1));
        assertThat(segments.groups()).as("nothing is kept").contains("u2 High Engaged");
    }
}
