package dev.rekindle.importing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.rekindle.importing.ImportProgress;
import dev.rekindle.importing.ImportProgress.Phase;
import dev.rekindle.importing.ImportRun;

/** How far an import is, and a way to stop it. */
class RunProgress extends Div {

    private static final int STEPS = 100;

    private final ProgressBar bar = new ProgressBar();
    private final Span text = new Span();

    RunProgress(UI ui, ImportRun run) {
        bar.getElement().setAttribute("aria-label", getTranslation("import.progress"));
        var stop = new Button(getTranslation("import.stop"), click -> {
            run.cancel();
            click.getSource().setEnabled(false);
        });
        add(bar, text, stop);
        show(run.progress());
        var shown = new ShownStep();
        var unwatch = run.watch(progress -> {
            if (shown.isNew(progress)) {
                ui.accessLater(() -> show(progress), () -> {}).run();
            }
        });
        addDetachListener(left -> unwatch.run());
    }

    private void show(ImportProgress progress) {
        var isReading = progress.phase() == Phase.READING && progress.bytesTotal() > 0;
        bar.setIndeterminate(!isReading);
        if (isReading) {
            bar.setValue(Math.min(1, (double) progress.bytesRead() / progress.bytesTotal()));
        }
        text.setText(getTranslation("import.progress." + progress.phase(), progress.subject(), progress.rows()));
    }

    /** Lets one in a hundred steps of the reading through, and every other one. */
    private static final class ShownStep {

        private Phase phase = Phase.READING;
        private String subject = "";
        private long step = -1;

        boolean isNew(ImportProgress progress) {
            var next = progress.bytesTotal() == 0 ? 0 : STEPS * progress.bytesRead() / progress.bytesTotal();
            if (next == step && progress.phase() == phase && progress.subject().equals(subject)) {
                return false;
            }
            step = next;
            phase = progress.phase();
            subject = progress.subject();
            return true;
        }
    }
}
