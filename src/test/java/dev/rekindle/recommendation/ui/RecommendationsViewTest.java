package dev.rekindle.recommendation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.CatalogueService;
import dev.rekindle.recommendation.OfferPerformance;
import dev.rekindle.ui.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecommendationsViewTest extends ViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired
    private CatalogueService catalogue;

    @BeforeEach
    void crm() {
        signIn(Role.CRM);
    }

    @AfterEach
    void asItShips() {
        jdbc.sql("delete from programmes where programme_id = 'weekend'").update();
    }

    @Test
    void thePageOpensForEverybodyWhoMaySeeNumbers() {
        open(Role.EXEC, "recommendations");

        assertThat(_get(H1.class).getText()).isEqualTo("Recommendations");
    }

    @Test
    void whatWasShownIsThereWithItsRatesAndIntervals() {
        var known = catalogue.catalogue();
        var card = new PerformanceCard();
        show(card.show(
                List.of(
                        new OfferPerformance(2, "MID_STAKE", 200, 40, 20),
                        new OfferPerformance(2, "engaged-limited-event", 50, 5, 0)),
                known));

        assertThat(text(card))
                .contains("Medium stake", "200", "20.00% (15.0% … 26.1%)", "10.00% (6.6% … 14.9%)")
                .contains("Limited event", "0.00% (0.0% … 7.1%)");
    }

    @Test
    void whatWasNeverShownIsSaidWithWhatToDo() {
        var known = catalogue.catalogue();

        assertThat(text(new PerformanceCard().show(List.of(), known)))
                .contains("Nothing has been shown in the last 30 days");
    }

    @Test
    void programmesSayWhatTheyCostAndWhyTheyWait() {
        var card = new ProgrammesCard(catalogue, TODAY, false, () -> {});
        show(card.show(catalogue.catalogue()));

        assertThat(text(card)).contains("Premium package", "costs money", "running");
        assertThat(text(card)).contains("Grand reward", "waits for an offer that grants it", "costs tokens: 500");
        assertThat(_find(card, Button.class, spec -> spec.withText("Edit"))).isEmpty();
    }

    @Test
    void crmWritesAProgramme() {
        var changes = new AtomicInteger();
        var card = new ProgrammesCard(catalogue, TODAY, true, changes::incrementAndGet);
        show(card.show(catalogue.catalogue()));
        _click(_get(card, Button.class, spec -> spec.withText("New programme")));

        fill("Id", "weekend");
        fill("Title (Korean)", "주말");
        fill("Title (English)", "Weekend");
        area("Text (Korean)", "주말 미션");
        area("Text (English)", "Better odds of winning");
        assertThatThrownBy(() -> _click(_get(Button.class, spec -> spec.withText("Save"))))
                .isInstanceOf(Refusal.class);
        area("Text (English)", "Weekend mission");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(changes).hasValue(1);
        assertThat(catalogue.catalogue().programmes())
                .filteredOn(programme -> programme.programmeId().equals("weekend"))
                .singleElement()
                .satisfies(programme -> assertThat(programme.rewardLevel()).isEqualTo(3));
    }

    @Test
    void proposalTextsSayWhereTheyAreCut() {
        var card = new TextsCard(catalogue, true, () -> {});
        show(card.show(catalogue.catalogue()));

        assertThat(_find(card, H3.class).stream().map(H3::getText)).contains("High stake", "Use now");
        assertThat(text(card)).contains("Ends before the arrow");
    }

    @Test
    void offersCanBeRegisteredByWhoMayEdit() {
        var empty = new Catalogue(List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

        assertThat(_find(show(new GrantingOffersCard(catalogue, TODAY, false, () -> {}).show(empty)), TextField.class))
                .isEmpty();
        assertThat(_find(show(new GrantingOffersCard(catalogue, TODAY, true, () -> {}).show(empty)), TextField.class))
                .hasSize(2);
    }

    private static Component show(Component card) {
        UI.getCurrent().removeAll();
        UI.getCurrent().add(card);
        return card;
    }

    private static String text(Component card) {
        return card.getElement().getTextRecursively();
    }

    private static void fill(String label, String text) {
        _get(TextField.class, spec -> spec.withLabel(label)).setValue(text);
    }

    private static void area(String label, String text) {
        _get(TextArea.class, spec -> spec.withLabel(label)).setValue(text);
    }
}
