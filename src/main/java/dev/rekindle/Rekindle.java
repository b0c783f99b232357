package dev.rekindle;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import dev.rekindle.command.CommandLine;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the console, or one of its commands. */
@SpringBootApplication
@Push
public class Rekindle implements AppShellConfigurator {

    @Bean
    Clock clock(@Value("${rekindle.zone}") ZoneId zone) {
        return Clock.system(zone);
    }

    public static void main(String[] args) {
        CommandLine.main(Rekindle.class, args);
    }
}
