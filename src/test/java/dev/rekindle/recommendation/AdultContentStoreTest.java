package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import org.junit.jupiter.api.Test;

class AdultContentStoreTest {

    private final AdultContentStore store =
            new AdultContentStore(TestDatabase.fresh().jdbc());

    @Test
    void whatIsWrittenIsThereByStage() {
        var three = new AdultContent("three", 3, "Three", "", null, null, 3);
        var one =
                new AdultContent("one", 1, "One", "first", "https://example.org/1.png", "https://example.org/1.mp4", 0);
        store.put(three);
        store.put(new AdultContent("one", 4, "Later", "", null, null, 2));
        store.put(one);

        assertThat(store.contents()).extracting(AdultContent::id).containsExactly("one", "stage-2", "three");
        assertThat(store.contents()).contains(one, three);
    }
}
