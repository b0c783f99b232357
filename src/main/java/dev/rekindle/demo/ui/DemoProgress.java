package dev.rekindle.demo.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.rekindle.ui.Formats;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/** How far the loading is, and a way to stop it. Hears of progress in the background. */
class DemoProgress extends Div implements DoubleConsumer {

    private final UI ui;
    private final ProgressBar bar = new ProgressBar();
    private final Span text = new Span();

    private volatile boolean stopped;
    private int percentShown = -1;

    DemoProgress(UI ui) {
        this.ui = ui;
        bar.getElement().setAttribute("aria-label", getTranslation("demo.loading-label"));
        var stop = new Button(getTranslation("demo.stop"), click -> {
            stopped = true;
            click.getSource().setEnabled(false);
        });
        add(bar, text, stop);
        show(0);
    }

    @Override
    public void accept(double share) {
        if (stopped) {
            throw new CancellationException();
        }
        var percent = (int) (share * 100);
        if (percent > percentShown) {
            percentShown = percent;
            ui.accessLater(() -> show(share), () -> {}).run();
        }
    }

    private void show(double share) {
        bar.setValue(share);
        text.setText(getTranslation("demo.loading", Formats.of(getLocale()).share(share)));
    }
}
