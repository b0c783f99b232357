package dev.rekindle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import org.junit.jupiter.api.Test;

class MessageTemplateStoreTest {

    private final MessageTemplateStore store =
            new MessageTemplateStore(TestDatabase.fresh().jdbc());

    /** The Korean words of A and B are those of S4 §G. */
    @Test
    void scenarioWordsAreThereFromTheBeginning() {
        assertThat(store.templates("ko"))
                .contains(
                        new MessageTemplate(Arm.A, "ko", "최근 하신 일과 비슷한 공고가 올라왔어요", "유사 업종 공고를 확인해보세요."),
                        new MessageTemplate(Arm.B, "ko", "이전보다 시급이 높은 공고가 있어요", "시급 상승 조건을 충족한 공고를 확인해보세요."))
                .extracting(MessageTemplate::arm)
                .containsExactlyInAnyOrder(Arm.values());
        assertThat(store.templates("en")).extracting(MessageTemplate::arm).containsExactlyInAnyOrder(Arm.values());
    }

    @Test
    void writingReplacesTheWordsOfOneArmInOneLanguage() {
        var words = new MessageTemplate(Arm.CONTROL, "en", "Hello again", "Have a look.");
        var korean = store.templates("ko");

        store.write(words);

        assertThat(store.templates("en")).contains(words).hasSize(3);
        assertThat(store.templates("ko")).containsExactlyInAnyOrderElementsOf(korean);
    }
}
