package dev.rekindle.kpi;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails say of where they come from. By which server they leave is {@code spring.mail.host}; without it none do.
 *
 * @param from the sender's address
 * @param link where readers of mails and webhooks open the console
 */
@ConfigurationProperties("rekindle.mail")
record OverviewMailSettings(
        @DefaultValue("rekindle@localhost") String from,
        @DefaultValue("http://localhost:8080") String link) {}
