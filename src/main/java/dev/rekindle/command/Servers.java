package dev.rekindle.command;

import dev.rekindle.embedded.DataFolder;
import dev.rekindle.embedded.RunningServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Finds the server a command is meant for, or starts one. */
final class Servers {

    private final Class<?> application;
    private final Options options;
    private final PrintStream err;

    Servers(Class<?> application, Options options, PrintStream err) {
        this.application = application;
        this.options = options;
        this.err = err;
    }

    /**
     * The server at {@code --url}; else the one that runs on the data folder; else one that lives as long as this
     * command.
     */
    ServerConnection connect() {
        var url = options.value("url");
        if (url.isPresent()) {
            return new ServerConnection(address(url.get()), requireToken(), () -> {});
        }
        var folder = dataFolder();
        try {
            var running = RunningServer.of(folder);
            for (int seconds = 0; running.isEmpty() && folder.isHeld(); seconds++) {
                if (seconds == 0) {
                    err.println("Waiting for the server of " + folder.path() + " to finish starting…");
                }
                if (seconds == 120) {
                    throw CommandFailure.noServer(
                            "The server of " + folder.path() + " holds its data folder but does not answer.");
                }
                pause();
                running = RunningServer.of(folder);
            }
            return running.isPresent() ? connectionTo(running.get(), () -> {}) : startForThisCommand(folder);
        } catch (IOException e) {
            throw CommandFailure.noServer("The data folder " + folder.path() + " cannot be read: " + e.getMessage());
        }
    }

    private ServerConnection startForThisCommand(DataFolder folder) throws IOException {
        err.println("No server runs on " + folder.path() + "; starting one for this command…");
        // Whatever the server has to say must not mix with this command's result.
        System.setOut(err);
        var context = start(List.of("--server.port=0", "--logging.level.dev.rekindle=warn"));
        var running = RunningServer.of(folder).orElseThrow();
        return connectionTo(running, context::close);
    }

    /**
     * Starts a server in this process.
     *
     * @param settings as {@code --name=value}
     */
    ConfigurableApplicationContext start(List<String> settings) {
        var arguments = new ArrayList<>(settings);
        arguments.addAll(options.settings());
        arguments.add("--rekindle.data=" + dataFolder().path());
        try {
            var spring = new SpringApplication(application);
            spring.setLogStartupInfo(false);
            return spring.run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            if (options.flags().contains("debug")) {
                e.printStackTrace(err);
            }
            throw CommandFailure.noServer(StartFailure.sentence(e));
        }
    }

    /** Read as the server reads it: option, environment, application.yml. */
    private DataFolder dataFolder() {
        Map<String, Object> given = new HashMap<>();
        options.value("data").ifPresent(data -> given.put("rekindle.data", data));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("options", given));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new DataFolder(Path.of(environment.getRequiredProperty("rekindle.data")));
    }

    private static ServerConnection connectionTo(RunningServer server, Runnable whenDone) {
        return new ServerConnection(address(server.url()), server.secret(), whenDone);
    }

    private static URI address(String url) {
        try {
            var address = URI.create(url.replaceFirst("/+$", ""));
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw CommandFailure.usage("--url is an address such as http://host:8080, not " + url + ".");
        }
        throw CommandFailure.usage("--url is an address such as http://host:8080, not " + url + ".");
    }

    private static String requireToken() {
        var token = System.getenv("REKINDLE_TOKEN");
        if (token == null || token.isBlank()) {
            throw CommandFailure.usage("With --url the variable REKINDLE_TOKEN holds a token of that server.");
        }
        return token.strip();
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.noServer("Interrupted.");
        }
    }
}
