package dev.rekindle.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.rekindle.Chromium;
import dev.rekindle.TestDatabase;
import dev.rekindle.access.AccountService;
import dev.rekindle.access.Role;
import dev.rekindle.demo.DemoService;
import dev.rekindle.embedded.TestBroker;
import dev.rekindle.ingest.PostedActionService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The console on demo data, in a real browser, as a CRM person uses it. Skipped where there is no browser. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
abstract class Journey {

    private static final int PATIENCE_MILLIS = 120_000;

    @Autowired
    private DemoService demo;

    @Autowired
    private AccountService accounts;

    @Autowired
    private PostedActionService actions;

    @LocalServerPort
    private int port;

    private Chromium chromium;
    private String password;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws Exception {
        var database = TestDatabase.fresh();
        var broker = TestBroker.start();
        var data = Files.createTempDirectory("rekindle-journey");
        settings.add("spring.datasource.url", database::jdbcUrl);
        settings.add("spring.datasource.username", () -> "postgres");
        settings.add("spring.kafka.bootstrap-servers", broker::address);
        settings.add("rekindle.data", data::toString);
    }

    @BeforeAll
    void openBrowser() {
        var found = Chromium.start();
        if (found.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("Chromium is missing and CI is set: install it, as .ci/run does")
                    .isNotEqualTo("true");
            Assumptions.abort("no Chromium on this machine");
        }
        chromium = found.get();
        as(Role.ADMIN);
        if (demo.isEmpty()) {
            demo.load(1_000, 1, progress -> {});
        }
        password = accounts.resetPassword("crm");
        SecurityContextHolder.clearContext();
    }

    @AfterAll
    void closeBrowser() {
        Optional.ofNullable(chromium).ifPresent(Chromium::close);
    }

    final Page signedIn(String locale, ColorScheme scheme, int width) {
        var page = chromium.browser()
                .newContext(new NewContextOptions()
                        .setLocale(locale)
                        .setColorScheme(scheme)
                        .setViewportSize(width, 1000))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        Chromium.signIn(page, address(""), "crm", password);
        return page;
    }

    /** Somebody does something now, so that the stream does not stand still and live figures are not grey. */
    final void act() {
        as(Role.CRM);
        var now = Instant.now();
        actions.record("""
                {"event_id": "%s", "user_id": "u00000001", "action_type": "PLAY_GAME", "action_timestamp": "%s", "metadata": {}}
                """.formatted(now, now).getBytes(UTF_8));
        SecurityContextHolder.clearContext();
    }

    static void seen(Locator locator) {
        assertThat(locator.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    /** For the README: {@code -Drekindle.screenshots=src/docs/screenshots} takes them anew. */
    static void picture(Page page, String name) throws IOException {
        var folder = Path.of(System.getProperty("rekindle.screenshots", "target/screenshots"));
        Files.createDirectories(folder);
        page.screenshot(new ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    final String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** A page that is wider than the window would have to be pushed around on a phone. */
    static void fits(Page page) {
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat((Integer) overflow).isLessThanOrEqualTo(0);
    }

    private static void as(Role role) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("journey", "", role.authorities()));
        SecurityContextHolder.setContext(context);
    }
}
