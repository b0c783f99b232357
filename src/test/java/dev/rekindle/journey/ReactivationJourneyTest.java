package dev.rekindle.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A CRM person opens the Reactivation page. */
class ReactivationJourneyTest extends Journey {

    @Test
    void thePageShowsTheWholeWayAndItsNumbersOpen() throws IOException {
        var page = signedIn("en-US", ColorScheme.LIGHT, 1440);

        page.navigate(address("/reactivation?as_of=2023-10-26&preset=reference-scenario"));

        seen(page.getByRole(AriaRole.HEADING, named("Did it work?")));
        seen(page.getByRole(AriaRole.HEADING, named("Carry it away")));
        seen(page.locator("rekindle-chart svg").first());
        assertThat(page.locator("rekindle-chart").count()).isGreaterThanOrEqualTo(9);
        picture(page, "reactivation-en-light");
        page.getByRole(AriaRole.HEADING, named("Decision")).first().evaluate("heading => heading.scrollIntoView()");
        seen(page.locator("rekindle-chart svg").last());
        picture(page, "reactivation-result-en-light");

        page.locator(".rk-number").first().click();
        seen(page.getByText("The SQL that made it"));
        seen(page.getByText("Users behind it"));
        assertThat(page.locator(".rk-panel .rk-sql")).containsText("users_as_of");
        page.context().close();
    }

    @Test
    void thePageFitsAPhoneInKoreanAndTheDark() throws IOException {
        var page = signedIn("ko-KR", ColorScheme.DARK, 360);

        page.navigate(address("/reactivation?as_of=2023-10-26&preset=reference-scenario"));

        seen(page.getByRole(AriaRole.HEADING, named("효과가 있었나요?")));
        fits(page);
        picture(page, "reactivation-ko-dark-phone");
        page.context().close();
    }
}
