package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

    private final SeenKeys keys = new SeenKeys();

    @Test
    void keysThatAllDifferAreProvenToDifferThroughEveryGrowth() {
        LongStream.rangeClosed(1, 1_000_000).forEach(keys::add);

        assertThat(keys.allDiffer()).isTrue();
    }

    @Test
    void repeatedKeyIsSeenHoweverManyLieBetween() {
        LongStream.range(-50_000, 50_000).forEach(keys::add);
        keys.add(-49_999);

        assertThat(keys.allDiffer()).isFalse();
    }
}
