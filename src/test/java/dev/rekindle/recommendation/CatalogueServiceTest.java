package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.MessageService;
import dev.rekindle.campaign.MessageTemplate;
import dev.rekindle.ui.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Every door by which words come in: proposal texts, programmes, campaign messages. */
class CatalogueServiceTest extends RekindleTest {

    private static final String HONEST = "새 게임을 만나보세요";

    @Autowired
    private CatalogueService catalogue;

    @Autowired
    private MessageService messages;

    @BeforeEach
    void crm() {
        signIn(Role.CRM);
    }

    @AfterEach
    void asItShips() {
        jdbc.sql("""
                update proposal_templates
                set granting_offer_id = null,
                  body = '토큰이 {token_balance}개 있어요! 슬롯머신으로 안정적인 보상을 노려보세요'
                where template = 'MID_STAKE' and lang = 'ko'
                """).update();
        jdbc.sql("delete from programmes where programme_id = 'words'").update();
        jdbc.sql("delete from granting_offers where offer_id = 'better-odds'").update();
        signOut();
    }

    @ParameterizedTest
    @ValueSource(strings = {"빅윈 확률 UP", "아깝게 놓쳤어요", "better odds today", "You nearly won"})
    void noDoorTakesAClaimThatNoOfferGrants(String claim) {
        assertThatThrownBy(() -> catalogue.rewrite(text(claim, null))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> catalogue.put(programme(claim, HONEST))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> catalogue.put(programme(HONEST, claim))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> catalogue.put(programme(HONEST, HONEST + " → " + claim)))
                .as("a programme's text is never cut")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> messages.rewrite(new MessageTemplate(Arm.A, "ko", claim, HONEST)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> messages.rewrite(new MessageTemplate(Arm.A, "en", HONEST, claim)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> messages.rewrite(new MessageTemplate(Arm.CONTROL, "ko", HONEST, HONEST + " → " + claim)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void claimBeforeTheArrowIsRefusedEvenWithAnOfferForItWouldOutlastTheOffer() {
        offer();

        assertThatThrownBy(() -> catalogue.rewrite(text("확률 UP 룰렛 → 지금", "better-odds")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after an arrow");
    }

    @Test
    void claimAfterTheArrowIsSaidWhileItsOfferIsValid() {
        offer();
        catalogue.rewrite(text("룰렛 한 판 → 빅윈 확률 UP", "better-odds"));
        var known = catalogue.catalogue();
        var template = known.template("MID_STAKE", true);

        assertThat(template.message(Map.of(), known.granted(LocalDate.of(2026, 11, 21))))
                .isEqualTo("룰렛 한 판 → 빅윈 확률 UP");
        assertThat(template.message(Map.of(), known.granted(LocalDate.of(2026, 11, 22))))
                .isEqualTo("룰렛 한 판");
    }

    @Test
    void programmeThatPromisesMayClaimAndWaitsForItsOffer() {
        var promising = programme("빅윈 확률 UP", "더 높은 확률로 즐겨보세요", true);
        assertThatCode(() -> catalogue.put(promising)).doesNotThrowAnyException();

        assertThat(promising.state(LocalDate.of(2026, 11, 21), Set.of()))
                .isEqualTo(Programme.State.NEEDS_GRANTING_OFFER);
    }

    @Test
    void executivesWriteNothing() {
        signIn(Role.EXEC);

        assertThatThrownBy(() -> catalogue.rewrite(text(HONEST, null))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> catalogue.put(programme(HONEST, HONEST))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> messages.rewrite(new MessageTemplate(Arm.A, "ko", HONEST, HONEST)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void offer() {
        catalogue.put(new GrantingOffer(
                "better-odds", "twice the odds", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)));
    }

    private static ProposalTemplate text(String body, @Nullable String offer) {
        return new ProposalTemplate("MID_STAKE", "ko", body, offer);
    }

    private static Programme programme(String title, String message) {
        return programme(title, message, false);
    }

    private static Programme programme(String title, String message, boolean promises) {
        return new Programme(
                "words",
                ProgrammeKind.MESSAGE,
                0,
                title,
                HONEST,
                message,
                HONEST,
                null,
                false,
                null,
                promises,
                null,
                null,
                null,
                Aim.ACT,
                promises,
                null,
                null);
    }
}
