package dev.rekindle;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that this machine has, driven without a window. */
public final class Chromium implements AutoCloseable {

    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(QUIETLY));
    }

    /** Starts it; empty on a machine that has none. */
    public static Optional<Chromium> start() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    public Browser browser() {
        return browser;
    }

    /** Signs in on a page that was just opened. */
    public static void signIn(Page page, String address, String name, String password) {
        page.navigate(address + "/login");
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("login"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
