package dev.rekindle.bench;

import com.microsoft.playwright.Page;
import dev.rekindle.Chromium;
import dev.rekindle.access.AccountService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * How soon a signed-in browser paints something of a page, beside a page of the same application that asks the database
 * nothing.
 *
 * @param millis of the page, the median
 * @param emptyMillis of the other one
 */
record FirstPaint(double millis, double emptyMillis, double timesEmpty) {

    private static final int TIMES = 9;
    private static final String EMPTY_PAGE = "glossary";

    /** Vaadin paints a bar while it loads: what counts is the first word of the page's own. */
    private static final String UNTIL_HEADING = """
            () => document.querySelector('main h1, .rk-page-header h1') ? performance.now() : false
            """;

    /** Empty where there is no Chromium. */
    static Optional<FirstPaint> measure(ApplicationContext app, String path) {
        Bench.progress("painting the page");
        var started = Chromium.start();
        if (started.isEmpty()) {
            return Optional.empty();
        }
        var port = ((WebServerApplicationContext) app).getWebServer().getPort();
        var password = app.getBean(AccountService.class).resetPassword("exec");
        try (var chromium = started.get()) {
            var page = chromium.browser().newPage();
            var address = "http://localhost:" + port;
            Chromium.signIn(page, address, "exec", password);
            var here = new ArrayList<Double>();
            var empty = new ArrayList<Double>();
            for (var i = 0; i < TIMES; i++) {
                empty.add(painted(page, address + "/" + EMPTY_PAGE));
                here.add(painted(page, address + "/" + path));
            }
            return Optional.of(of(here, empty));
        }
    }

    private static FirstPaint of(List<Double> here, List<Double> empty) {
        var millis = Seconds.of(here).median();
        var emptyMillis = Seconds.of(empty).median();
        return new FirstPaint(millis, emptyMillis, millis / emptyMillis);
    }

    private static double painted(Page page, String address) {
        page.navigate(address);
        return ((Number) page.waitForFunction(UNTIL_HEADING).jsonValue()).doubleValue();
    }
}
