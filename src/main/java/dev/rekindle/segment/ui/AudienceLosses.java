package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.segment.AudienceCounts;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.SmallTable;

/** How many users are left after each condition, and how many each of them costs. */
final class AudienceLosses extends Div {

    AudienceLosses(AudienceCounts counts, OpenNumber targetable) {
        var formats = Formats.current();
        var table = new SmallTable(
                getTranslation("audiences.step"),
                getTranslation("audiences.remaining"),
                getTranslation("audiences.lost"),
                getTranslation("audiences.excludes"),
                getTranslation("audiences.excludes-alone"));
        table.row(getTranslation("audiences.everybody"), formats.count(counts.users()), "", "", "");
        var before = counts.users();
        for (var step : counts.waterfall()) {
            table.row(
                    getTranslation("audiences.condition." + step.condition().key()),
                    formats.count(step.remaining()),
                    loss(formats, step.lost(), before),
                    formats.count(step.excludes()),
                    formats.count(step.excludesAlone()));
            before = step.remaining();
        }
        table.row(
                getTranslation("audiences.protected"),
                new Span(formats.count(counts.targetable())),
                new Span(loss(formats, counts.protectedUsers(), counts.matching())),
                new Span(),
                new Span());
        table.row(getTranslation("audiences.targetable"), cells(targetable));
        add(table);
    }

    private static Component[] cells(OpenNumber targetable) {
        return new Component[] {targetable, new Span(), new Span(), new Span()};
    }

    private static String loss(Formats formats, long lost, long before) {
        return before == 0
                ? formats.count(lost)
                : formats.count(lost) + " (" + formats.exactShare(lost / (double) before) + ")";
    }
}
