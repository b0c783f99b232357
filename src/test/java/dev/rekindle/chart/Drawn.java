package dev.rekindle.chart;

import com.vaadin.flow.internal.JacksonUtils;

/** What the browser would be told about a chart. */
public final class Drawn {

    private Drawn() {}

    public static String of(Chart chart) {
        return JacksonUtils.beanToJson(chart.spec()).toString();
    }
}
