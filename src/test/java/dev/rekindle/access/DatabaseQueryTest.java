package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import org.junit.jupiter.api.Test;

class DatabaseQueryTest {

    @Test
    void aDatabaseThatIsThereAnswers() {
        assertThat(new DatabaseQuery(TestDatabase.fresh().jdbc()).answers()).isTrue();
    }
}
