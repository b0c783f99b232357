package dev.rekindle.kpi;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KpiSettings.class, OverviewMailSettings.class})
class KpiConfiguration {}
