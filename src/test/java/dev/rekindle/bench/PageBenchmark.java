package dev.rekindle.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rekindle.Chromium;
import dev.rekindle.access.AccountService;
import dev.rekindle.demo.DemoScenario;
import dev.rekindle.demo.DemoService;
import dev.rekindle.reactivation.PolicyParameters;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * The Reactivation page in a real browser: from the click on "Compute", with another threshold each time, until the
 * last chart stands still, and until everything does, lists and messages too; beside it what of that the computation
 * takes.
 */
final class PageBenchmark implements Benchmark {

    private static final int TIMES = 7;
    private static final double PATIENCE_MILLIS = 300_000;

    /**
     * Clicks, and answers with the milliseconds until the last change of a chart and of the page, once half a second
     * brought none.
     */
    private static final String UNTIL_STILL = """
            button => new Promise(done => {
              const clicked = performance.now();
              let last = clicked;
              let lastOfCharts = clicked;
              let worked = false;
              const isOfChart = node => (node.closest ? node : node.parentElement)?.closest('rekindle-chart');
              const changes = new MutationObserver(seen => {
                last = performance.now();
                if (seen.some(change => isOfChart(change.target))) {
                  lastOfCharts = last;
                }
              });
              changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
              const look = () => {
                const busy = document.querySelector('[aria-busy=true]') !== null;
                worked = worked || busy;
                if (worked && !busy && performance.now() - last > 500) {
                  changes.disconnect();
                  done([lastOfCharts - clicked, last - clicked]);
                } else {
                  requestAnimationFrame(look);
                }
              };
              button.click();
              look();
            })
            """;

    /**
     * @param clickToLastChart until every chart shows the new answer
     * @param clickToLastChange of the whole page
     * @param document the computation alone, with the same thresholds
     * @param charts how many there are
     */
    record Figures(Seconds clickToLastChart, Seconds clickToLastChange, Seconds document, int charts) {}

    @Override
    public List<Integer> usualUsers() {
        return List.of(10_000);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        Bench.progress("loading demo data of %,d users".formatted(users));
        app.getBean(DemoService.class).load(users, DemoScenario.DEFAULT_SEED, share -> {});
        var port = ((WebServerApplicationContext) app).getWebServer().getPort();
        var password = app.getBean(AccountService.class).resetPassword("crm");
        try (var chromium = Chromium.start()
                .orElseThrow(() -> new IllegalStateException("This benchmark needs Chromium; install it."))) {
            var page = chromium.browser().newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            var address = "http://localhost:" + port;
            Chromium.signIn(page, address, "crm", password);
            page.navigate(address + "/reactivation?as_of=" + DemoScenario.CAMPAIGN_DATE);
            page.locator("rekindle-chart svg").last().waitFor();
            var clicks = clicks(page);
            return new Findings(
                    new Figures(
                            Seconds.of(clicks.stream().map(List::getFirst).toList()),
                            Seconds.of(clicks.stream().map(List::getLast).toList()),
                            documents(app),
                            page.locator("rekindle-chart").count()),
                    List.of());
        }
    }

    private static Seconds documents(ApplicationContext app) throws Exception {
        var service = app.getBean(ReactivationService.class);
        var times = new ArrayList<Double>();
        for (var i = 1; i <= TIMES; i++) {
            var policy = PolicyParameters.parse(Map.of("threshold", threshold(i))::get);
            times.add(Seconds.of(() -> service.document(new ReactivationQuestion(DemoScenario.CAMPAIGN_DATE, policy))));
        }
        return Seconds.of(times);
    }

    private static String threshold(int turn) {
        return "0.%d".formatted(60 + turn);
    }

    /** Of each click the seconds until the last change of a chart and of the page. */
    private static List<List<Double>> clicks(Page page) {
        var compute = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compute"));
        var threshold = page.getByRole(
                AriaRole.TEXTBOX,
                new Page.GetByRoleOptions().setName("Threshold").setExact(true));
        var times = new ArrayList<List<Double>>();
        for (var i = 1; i <= TIMES; i++) {
            Bench.progress("clicking, %d of %d".formatted(i, TIMES));
            threshold.fill(threshold(i));
            threshold.press("Enter");
            page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
            times.add(((List<?>) compute.evaluate(UNTIL_STILL))
                    .stream()
                            .map(millis -> ((Number) millis).doubleValue() / 1_000)
                            .toList());
        }
        return times;
    }
}
