package dev.rekindle.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** Someone chose a point, in the drawing or in its table. In a heat map the series is the row, the point the column. */
@DomEvent("point-click")
public class PointClickEvent extends ComponentEvent<Chart> {

    private final int seriesIndex;
    private final int pointIndex;

    public PointClickEvent(
            Chart source,
            boolean fromClient,
            @EventData("event.detail.series") int seriesIndex,
            @EventData("event.detail.point") int pointIndex) {
        super(source, fromClient);
        this.seriesIndex = seriesIndex;
        this.pointIndex = pointIndex;
    }

    public int getSeriesIndex() {
        return seriesIndex;
    }

    public int getPointIndex() {
        return pointIndex;
    }
}
