package dev.rekindle.profile.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u1",
                "u.1_-",
                "한국사용자",
                "a/b",
                "100%",
                "x%2Fy",
                "two words",
                "q?x#y",
                "~tilde",
                "a+b",
                "../x",
                "😀"
            })
    void everyIdIsFoundAgainByItsAddress(String userId) {
        assertThat(UserPath.userId(UserPath.of(userId))).isEqualTo(userId);
        assertThat(UserPath.of(userId)).matches("~?[\\p{L}\\p{N}._-]+");
    }

    @Test
    void plainIdsStandAsTheyAre() {
        assertThat(UserPath.of("u00000124")).isEqualTo("u00000124");
    }

    @Test
    void addressThatSomebodyTypedIsRead() {
        assertThat(UserPath.userId("two%20words")).isEqualTo("two words");
        assertThat(UserPath.userId("a+b")).isEqualTo("a+b");
        assertThat(UserPath.userId("100%")).isEqualTo("100%");
        assertThat(UserPath.userId("~not base64")).isEqualTo("~not base64");
    }
}
