package dev.rekindle.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a command on this machine shows to prove that it may read the data folder; written beside the address. */
@Component
public class LocalSecret implements DisposableBean {

    private final DataFolder folder;
    private final String secret;

    LocalSecret(DataFolder folder) {
        this.folder = folder;
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.secret = HexFormat.of().formatHex(bytes);
    }

    /** Compares in constant time. */
    public boolean matches(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    void serverStarted(WebServerInitializedEvent started) throws IOException {
        if (started.getApplicationContext().getServerNamespace() != null) {
            return; // the management port, where it is a port of its own
        }
        var url = "http://localhost:" + started.getWebServer().getPort();
        new RunningServer(url, secret, ProcessHandle.current().pid()).write(folder);
    }

    @Override
    public void destroy() throws IOException {
        RunningServer.forget(folder);
    }
}
