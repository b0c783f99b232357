package dev.rekindle;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.lumo.Lumo;
import dev.rekindle.command.CommandLine;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Starts the console, or one of its commands. What a page asks of the server goes by ordinary requests, which pass the
 * security chain; what the server tells a page goes by WebSocket. Style sheets come with the first page, since charts
 * ask them for their colours.
 */
@SpringBootApplication
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("rekindle.css")
@StyleSheet("rekindle-chart.css")
@StyleSheet("rekindle-reactivation.css")
public class Rekindle implements AppShellConfigurator {

    @Bean
    Clock clock(@Value("${rekindle.zone}") ZoneId zone) {
        return Clock.system(zone);
    }

    public static void main(String[] args) {
        CommandLine.main(Rekindle.class, args);
    }
}
