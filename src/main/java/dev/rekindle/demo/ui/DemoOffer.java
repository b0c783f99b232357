package dev.rekindle.demo.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.demo.DemoScenario;
import dev.rekindle.demo.DemoService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.SegmentedFilter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Demo data of a size one chooses, loaded while one watches; leads to the numbers when it is there. */
class DemoOffer extends Div {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    private final DemoService demo;
    private final Background background;

    private final SegmentedFilter<Integer> size =
            new SegmentedFilter<>(getTranslation("demo.size"), SIZES, users -> getTranslation("demo.users", users));
    private final Button load = new Button();
    private final Div status = new Div();
    private @Nullable Future<?> loading;

    DemoOffer(DemoService demo, Background background) {
        this.demo = demo;
        this.background = background;
        size.addValueChangeListener(chosen -> load.setText(getTranslation("demo.load", chosen.getValue())));
        size.setValue(SIZES.get(1));
        load.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        load.addClickListener(click -> load(click.getSource().getUI().orElseThrow(), size.getValue()));
        status.getElement().setAttribute("role", "status");
        add(size, load, status);
    }

    private void load(UI ui, int users) {
        if (loading != null && !loading.isDone()) {
            return; // a second click that was on its way
        }
        var progress = new DemoProgress(ui);
        setAsking(false);
        say(progress);
        loading = background.submit(() -> {
            try {
                demo.load(users, DemoScenario.DEFAULT_SEED, progress);
                ui.accessLater(() -> ui.navigate(""), () -> {}).run();
            } catch (CancellationException stopped) {
                ui.accessLater(() -> askAgain("demo.stopped"), () -> {}).run();
            } catch (RuntimeException failure) {
                ui.accessLater(
                                () -> {
                                    askAgain("demo.failed");
                                    throw failure; // the page's error handler logs it and says why
                                },
                                () -> {})
                        .run();
            }
        });
    }

    private void askAgain(String words) {
        setAsking(true);
        say(new Paragraph(getTranslation(words)));
    }

    private void setAsking(boolean asking) {
        size.setEnabled(asking);
        load.setEnabled(asking);
    }

    private void say(Component content) {
        status.removeAll();
        status.add(content);
    }
}
