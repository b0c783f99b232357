package dev.rekindle.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a number went, small beside it and without axes; a chart on the page holds the same with its values. */
@Tag("span")
public final class Sparkline extends Component {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 28;
    private static final int MARGIN = 2;

    private String drawn = "";

    public Sparkline() {
        getElement().getClassList().add("rk-sparkline");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** Draws the values, the latest last; where there is nothing to show the line has a gap. */
    public void setValues(List<@Nullable Double> values) {
        var drawing = draw(values);
        if (!drawing.equals(drawn)) {
            drawn = drawing;
            getElement().setProperty("innerHTML", drawing);
        }
    }

    private static String draw(List<@Nullable Double> values) {
        var known = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (known.getCount() < 2) {
            return "";
        }
        var path = new StringBuilder();
        var continues = false;
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value == null) {
                continues = false;
                continue;
            }
            var x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / (values.size() - 1);
            var range = known.getMax() - known.getMin();
            var share = range == 0 ? 0.5 : (value - known.getMin()) / range;
            var y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share;
            path.append(continues ? 'L' : 'M');
            appendTenths(path, x);
            path.append(' ');
            appendTenths(path, y);
            continues = true;
        }
        return "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\"><path d=\"%s\"/></svg>"
                .formatted(WIDTH, HEIGHT, path);
    }

    /** Twenty times quicker than a format pattern: every viewer of a live page has a dozen of these, twice a second. */
    private static void appendTenths(StringBuilder text, double positive) {
        var tenths = Math.round(positive * 10);
        text.append(tenths / 10).append('.').append(tenths % 10);
    }
}
