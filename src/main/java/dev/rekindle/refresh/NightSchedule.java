package dev.rekindle.refresh;

import dev.rekindle.kpi.AlertMessageService;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.kpi.OverviewMailService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * When the night is: at three in the configured zone, or as soon as server and database are there again; how soon what
 * arrives late is counted; and how often alerts are looked at and mails leave.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class NightSchedule {

    private final RefreshService refresh;
    private final AlertService alerts;
    private final AlertMessageService alertMessages;
    private final OverviewMailService overviewMails;
    private final MeasurementService measurements;
    private final Jobs jobs;

    NightSchedule(
            RefreshService refresh,
            AlertService alerts,
            AlertMessageService alertMessages,
            OverviewMailService overviewMails,
            MeasurementService measurements,
            Jobs jobs) {
        this.refresh = refresh;
        this.alerts = alerts;
        this.alertMessages = alertMessages;
        this.overviewMails = overviewMails;
        this.measurements = measurements;
        this.jobs = jobs;
    }

    @Scheduled(cron = "0 0 3 * * *", zone = "${rekindle.zone}")
    void atThree() {
        refresh.runTonight();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
    void whenMissed() {
        refresh.makeUpForTonight();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void soonAfter() {
        jobs.run(Jobs.CATCH_UP, refresh::catchUp);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void lookAtAlerts() {
        jobs.run(Jobs.ALERTS, alerts::evaluate);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sendAlertMessages() {
        jobs.run(Jobs.ALERT_MESSAGES, alertMessages::sendDue);
    }

    @Scheduled(initialDelay = 15, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void sendOverviewMails() {
        jobs.run(Jobs.OVERVIEW_MAILS, overviewMails::sendDue);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void measure() {
        jobs.run(Jobs.MEASUREMENTS, measurements::measure);
    }
}
