package dev.rekindle.command;

import dev.rekindle.embedded.DataFolder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the page is, as soon as it can be opened. */
@Component
@ConditionalOnProperty(name = "rekindle.notice", matchIfMissing = true)
class StartupNotice {

    private final DataFolder folder;

    StartupNotice(DataFolder folder) {
        this.folder = folder;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.printf(
                    "%nRekindle is ready: http://localhost:%d%nData folder: %s%nStop it with Ctrl-C.%n",
                    web.getWebServer().getPort(), folder.path());
        }
    }
}
