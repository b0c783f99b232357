package dev.rekindle.importing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.importing.ImportService;
import dev.rekindle.importing.PastImport;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import java.util.Objects;

/** Who imported what when, and what became of it. */
class HistoryCard extends Composite<LoadingCard<Integer>> {

    private final ImportService imports;
    private final Background background;
    private final boolean maySeeRejections;

    HistoryCard(ImportService imports, Background background, boolean maySeeRejections) {
        this.imports = imports;
        this.background = background;
        this.maySeeRejections = maySeeRejections;
    }

    void reload() {
        getContent().reload();
    }

    @Override
    protected LoadingCard<Integer> initContent() {
        return TableExports.card(background, getTranslation("import.history"), imports::count, this::show, "imports");
    }

    private Component show(int count) {
        if (count == 0) {
            return new Paragraph(getTranslation("import.history.none"));
        }
        var rejections = new Div();
        var grid = new Grid<PastImport>();
        grid.addColumn(past -> Formats.current()
                        .dateTime(past.startedAt().atZone(background.clock().getZone())))
                .setHeader(getTranslation("import.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(PastImport::startedBy)
                .setHeader(getTranslation("import.who"))
                .setAutoWidth(true);
        grid.addColumn(past -> Objects.toString(past.asOf(), ""))
                .setHeader(getTranslation("import.as-of"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(past -> String.join(", ", past.files()))
                .setHeader(getTranslation("import.file"))
                .setFlexGrow(3)
                .setTooltipGenerator(past -> String.join(", ", past.files()));
        grid.addColumn(this::state).setHeader(getTranslation("import.state")).setAutoWidth(true);
        if (maySeeRejections) {
            grid.addComponentColumn(past -> past.rejectedTotal() == 0 ? new Span() : showRejections(past, rejections))
                    .setHeader(getTranslation("import.rejections"));
        }
        grid.setItems(query -> imports.imports(query.getOffset(), query.getLimit()).stream(), query -> imports.count());
        return new Div(grid, rejections);
    }

    private String state(PastImport past) {
        var key = "import.state." + past.state();
        return switch (past.state()) {
            case REJECTED -> getTranslation(key, past.rejectedTotal());
            case FAILED -> getTranslation(key, Objects.toString(past.failure(), ""));
            default -> getTranslation(key);
        };
    }

    private Button showRejections(PastImport past, Div panel) {
        var show = new Button(getTranslation("import.show-rejections"), click -> {
            panel.removeAll();
            panel.add(new RejectionsPanel(imports, past.importId(), past.rejectedTotal()));
        });
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return show;
    }
}
