package dev.rekindle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody begins the day with the Overview and goes on from there. */
class MorningJourneyTest extends Journey {

    /** Two names are never defined: such elements only hold what is within them. */
    private static final String UNKNOWN_NAMES = "all => all.map(one => one.localName)"
            + ".filter(name => !name.startsWith('flow-container') && name !== 'vaadin-grid-cell-content')";

    @Test
    void theOverviewShowsTilesAndChartsAndItsNumbersOpen() throws IOException {
        var page = signedIn("en-US", ColorScheme.LIGHT, 1440);
        act();

        page.navigate(address("/"));

        seen(page.getByRole(AriaRole.HEADING, named("Active users")));
        seen(page.locator("rekindle-chart svg").first());
        assertThat(page.locator(".rk-kpi").count()).isGreaterThanOrEqualTo(14);
        assertThat(page.locator(".rk-kpi.rk-stale").count()).isZero();
        picture(page, "overview-en-light");
        page.locator(".rk-number").first().click();
        seen(page.getByText("The SQL that made it"));
        page.context().close();
    }

    @Test
    void theCohortsShowTheTriangle() throws IOException {
        var page = signedIn("en-US", ColorScheme.LIGHT, 1440);

        page.navigate(address("/cohorts"));

        seen(page.locator("rekindle-chart svg").first());
        picture(page, "cohorts-en-light");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alerts",
                "segments",
                "audiences",
                "cohorts",
                "reactivation",
                "recommendations",
                "notifications",
                "users",
                "data",
                "stream",
                "checks",
                "settings",
                "glossary"
            })
    void everyPageFitsAPhoneInKoreanAndTheDark(String route) throws IOException {
        var page = signedIn("ko-KR", ColorScheme.DARK, 360);

        page.navigate(address("/" + route));

        seen(page.locator("h1"));
        page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
        fits(page);
        assertThat(page.locator("body :not(:defined)").evaluateAll(UNKNOWN_NAMES))
                .as("parts of the page that the bundle does not know")
                .isEqualTo(List.of());
        picture(page, "phone-" + (route.isEmpty() ? "overview" : route));
        page.context().close();
    }
}
