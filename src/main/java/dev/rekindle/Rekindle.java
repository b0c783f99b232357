package dev.rekindle;

import com.vaadin.flow.component.page.AppShellConfigurator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the console. */
@SpringBootApplication
public class Rekindle implements AppShellConfigurator {

    public static void main(String[] args) {
        SpringApplication.run(Rekindle.class, args);
    }
}
