package dev.rekindle.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.TestDatabase;
import dev.rekindle.access.AuditService;
import dev.rekindle.matching.JobMatch;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.snapshot.DataVersions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class MessageServiceTest {

    private static final List<JobMatch> MATCHES = List.of(
            match("job_10", false, 3_000),
            match("job_9", false, 3_000),
            match("job_4", true, 2_000),
            match("job_1", true, 1_000),
            match("job_5", false, 500));

    @Test
    void armARecommendsItsOwnCategoryFirst() {
        var message = MessageService.message("u1", words(Arm.A), MATCHES);

        assertThat(message.recommendedJobs()).containsExactly("job_4", "job_1", "job_10");
        assertThat(message.messageBasis()).isEqualTo("similar_category");
    }

    @Test
    void armBRecommendsTheBestPaid() {
        var message = MessageService.message("u1", words(Arm.B), MATCHES);

        assertThat(message.recommendedJobs()).containsExactly("job_10", "job_9", "job_4");
        assertThat(message.messageBasis()).isEqualTo("wage_uplift");
    }

    @Test
    void controlRecommendsNothing() {
        assertThat(MessageService.message("u1", words(Arm.CONTROL), MATCHES))
                .isEqualTo(new CampaignMessage("u1", Arm.CONTROL, "title", "body", List.of(), "baseline"));
    }

    @Test
    void unmatchedUserGetsTheWordsWithoutJobs() {
        assertThat(MessageService.message("u1", words(Arm.B), List.of()).recommendedJobs())
                .isEmpty();
    }

    @Nested
    class Words {

        @Test
        void languageThatNobodyReadsChangesNothing() {
            var before = versions.versions(Set.of("message_templates"));

            assertThatThrownBy(() -> service.rewrite(new MessageTemplate(Arm.A, "fr", "titre", "texte")))
                    .hasMessageContaining("ko or en");
            assertThat(versions.versions(Set.of("message_templates"))).isEqualTo(before);
        }

        private MessageService service;
        private DataVersionStore versions;

        @BeforeEach
        void start() {
            var database = TestDatabase.fresh();
            versions = DataVersions.over(database);
            service = new MessageService(
                    new MessageTemplateStore(database.jdbc()), versions, Mockito.mock(AuditService.class));
        }

        @Test
        void rewrittenWordsAreSaidFromThenOnAndTheChangeIsKnown() {
            var words = new MessageTemplate(Arm.A, "en", "New title", "New body");

            service.rewrite(words);

            assertThat(service.templates("en")).containsEntry(Arm.A, words).containsOnlyKeys(Arm.values());
            assertThat(versions.versions(Set.of("message_templates"))).containsEntry("message_templates", 1L);
        }

        @Test
        void blankWordsAreRefused() {
            assertThatThrownBy(() -> service.rewrite(new MessageTemplate(Arm.A, "en", " ", "body")))
                    .hasMessageContaining("title and a body");
        }

        @Test
        void languageIsKoreanOrEnglish() {
            assertThatThrownBy(() -> service.templates("fr"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lang must be ko or en");
        }
    }

    private static MessageTemplate words(Arm arm) {
        return new MessageTemplate(arm, "en", "title", "body");
    }

    private static JobMatch match(String jobId, boolean same, int uplift) {
        return new JobMatch(
                "u1",
                jobId,
                same ? "same_category" : "similar_category",
                uplift,
                same ? "cafe" : "bakery",
                9_000 + uplift);
    }
}
