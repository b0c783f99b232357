package dev.rekindle.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotIdTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);
    private static final Map<String, String> POLICY = Map.of("threshold", "0.75", "history", "before");
    private static final TreeMap<String, Long> VERSIONS = new TreeMap<>(Map.of("users", 3L, "settlements", 7L));

    @Test
    void sameInSameOutOnEveryMachine() {
        // By hand: printf 'reactivation/1\n2023-10-26\nhistory=before\nthreshold=0.75\nsettlements=7\nusers=3'
        // | sha256sum, its first 32 digits.
        assertThat(SnapshotId.of("reactivation/1", POLICY, DAY, VERSIONS))
                .isEqualTo("782ecb0bb8b659b47c964f360d97c7dc");
    }

    @Test
    void orderInWhichThePolicyIsWrittenDoesNotMatter() {
        var written = new LinkedHashMap<String, String>();
        written.put("threshold", "0.75");
        written.put("history", "before");
        var other = new LinkedHashMap<String, String>();
        other.put("history", "before");
        other.put("threshold", "0.75");

        assertThat(SnapshotId.of("reactivation/1", written, DAY, VERSIONS))
                .isEqualTo(SnapshotId.of("reactivation/1", other, DAY, VERSIONS));
    }

    @Test
    void everyPartChangesIt() {
        var id = SnapshotId.of("reactivation/1", POLICY, DAY, VERSIONS);
        var newer = new TreeMap<>(VERSIONS);
        newer.put("users", 4L);

        assertThat(SnapshotId.of("reactivation/2", POLICY, DAY, VERSIONS)).isNotEqualTo(id);
        assertThat(SnapshotId.of("reactivation/1", Map.of("threshold", "0.5", "history", "before"), DAY, VERSIONS))
                .isNotEqualTo(id);
        assertThat(SnapshotId.of("reactivation/1", POLICY, DAY.plusDays(1), VERSIONS))
                .isNotEqualTo(id);
        assertThat(SnapshotId.of("reactivation/1", POLICY, DAY, newer)).isNotEqualTo(id);
    }
}
