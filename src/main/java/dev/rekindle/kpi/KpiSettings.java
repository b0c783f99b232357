package dev.rekindle.kpi;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When figures are old.
 *
 * @param standstill after so long without any action live figures turn grey
 * @param gap so long without any action is marked on time axes
 */
@ConfigurationProperties("rekindle.kpi")
record KpiSettings(
        @DefaultValue("15m") Duration standstill,
        @DefaultValue("1h") Duration gap) {}
