package dev.rekindle.importing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.rekindle.importing.DemoInTheWay;
import dev.rekindle.importing.ImportFile;
import dev.rekindle.importing.ImportRequest;
import dev.rekindle.importing.ImportResult;
import dev.rekindle.importing.ImportRun;
import dev.rekindle.importing.ImportRunning;
import dev.rekindle.importing.ImportService;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Choose files and a date, import, watch, and read what came of it. An import goes on when one leaves the page. */
class ImportCard extends Section {

    private final ImportService imports;
    private final Runnable ended;
    private final UploadedFiles files = new UploadedFiles(this::filesChanged);
    private final DatePicker asOf = new DatePicker(getTranslation("import.as-of"));
    private final Checkbox replaceDemo = new Checkbox(getTranslation("import.replace-demo"));
    private final Paragraph ignored = new Paragraph();
    private final Button start = new Button();
    private final Div form = new Div(asOf, replaceDemo, start);
    private final Div outcome = new Div();

    /** @param ended is run when an import has ended */
    ImportCard(ImportService imports, Runnable ended) {
        this.imports = imports;
        this.ended = ended;
        addClassName("rk-card");
        form.addClassName("rk-form");
        outcome.getElement().setAttribute("role", "status");
        asOf.setHelperText(getTranslation("import.as-of.help"));
        replaceDemo.setVisible(imports.isDemo());
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(click -> start());
        add(
                new Header(new H2(getTranslation("import.start.title"))),
                new Paragraph(getTranslation("import.start.help", String.join(".csv, ", imports.tables()) + ".csv")),
                files,
                ignored,
                form,
                outcome);
        filesChanged();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        imports.running().ifPresent(run -> follow(attached.getUI(), run));
    }

    private void filesChanged() {
        var byKind = files.files().stream()
                .collect(Collectors.partitioningBy(file -> imports.tables().contains(file.table())));
        var importable = byKind.getOrDefault(true, List.of()).size();
        var others = byKind.getOrDefault(false, List.of());
        start.setEnabled(importable > 0);
        start.setText(
                importable == 0 ? getTranslation("import.not-ready") : getTranslation("import.ready", importable));
        ignored.setVisible(!others.isEmpty());
        ignored.setText(getTranslation(
                "import.ignored", others.stream().map(ImportFile::name).collect(Collectors.joining(", "))));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the page; nobody waits for the stage
    private void start() {
        var run = imports.start(new ImportRequest(files.files(), asOf.getValue(), replaceDemo.getValue()));
        var paths = files.handOver();
        run.result().whenComplete((result, failure) -> paths.forEach(UploadedFiles::delete));
        follow(getUI().orElseThrow(), run);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the page; nobody waits for the stage
    private void follow(UI ui, ImportRun run) {
        say(new RunProgress(ui, run));
        run.result().whenComplete((result, failure) -> ui.accessLater(() -> showEnd(result, failure), () -> {})
                .run());
    }

    private void showEnd(@Nullable ImportResult result, @Nullable Throwable failure) {
        say(result == null ? new Paragraph(getTranslation(words(failure))) : new ResultPanel(imports, result));
        replaceDemo.setVisible(imports.isDemo());
        ended.run();
    }

    private static String words(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return switch (cause) {
            case CancellationException stopped -> "import.stopped";
            case ImportRunning other -> "import.running";
            case DemoInTheWay demo -> "import.demo-in-the-way";
            case DataAccessResourceFailureException away -> "import.database-away";
            case null, default -> "import.failed";
        };
    }

    private void say(Component content) {
        outcome.removeAll();
        outcome.add(content);
    }
}
