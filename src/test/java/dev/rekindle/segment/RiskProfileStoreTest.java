package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RiskProfileStoreTest {

    private final Segments segments = new Segments();
    private final RiskProfileStore store = segments.get(RiskProfileStore.class);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void whoNeverActedIsInTheLastGroupWithAProfile() {
        segments.user("u1");
        put("u1", RiskProfile.LOW);

        assertThat(profiles()).containsExactly("u1 At-risk Low-Risk");
    }

    @Test
    void regroupingKeepsTheProfile() {
        segments.user("u1");
        put("u1", RiskProfile.HIGH);
        segments.day("u1", TODAY, 40, "20000");
        segments.acted(TODAY, "u1");

        assertThat(profiles()).containsExactly("u1 Whale High-Risk");
    }

    @Test
    void aProfileThatIsTakenBackIsGoneAndTheGroupStays() {
        segments.day("u1", TODAY, 40, "20000");
        segments.acted(TODAY, "u1");
        put("u1", RiskProfile.MODERATE);
        put("u1", RiskProfile.HIGH);
        assertThat(profiles()).containsExactly("u1 Whale High-Risk");

        store.remove("u1", segments.clock.instant());
        store.remove("nobody", segments.clock.instant());

        assertThat(profiles()).containsExactly("u1 Whale");
    }

    private void put(String user, RiskProfile profile) {
        store.put(user, profile, segments.get(SegmentPolicyStore.class).active(), segments.clock.instant());
    }

    private List<String> profiles() {
        return segments.lines("select concat_ws(' ', user_id, rfm_group, risk_profile) from user_segments");
    }
}
