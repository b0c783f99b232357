package dev.rekindle.kpi;

/** By which way somebody is told. */
enum AlertChannel {
    MAIL,
    WEBHOOK
}
