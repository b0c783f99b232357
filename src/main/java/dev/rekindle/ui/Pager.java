package dev.rekindle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Which of many rows a table shows, and the way to those before and after. Not to be seen where all have room. */
public final class Pager extends Div {

    private final int size;
    private final Runnable ask;
    private final Button before = new Button(getTranslation("pager.before"), click -> move(-1));
    private final Button after = new Button(getTranslation("pager.after"), click -> move(1));
    private final Span place = new Span();
    private long offset;

    /**
     * @param size how many rows a page has
     * @param ask called when another page is wanted
     */
    public Pager(int size, Runnable ask) {
        this.size = size;
        this.ask = ask;
        before.addThemeVariants(ButtonVariant.LUMO_SMALL);
        after.addThemeVariants(ButtonVariant.LUMO_SMALL);
        place.getElement().setAttribute("role", "status");
        addClassName("rk-pager");
        add(before, place, after);
        setVisible(false);
    }

    /** How many rows come before the page. */
    public long offset() {
        return offset;
    }

    /** How many rows there are in all. */
    public void setTotal(long total) {
        var formats = Formats.current();
        place.setText(getTranslation(
                "pager.place",
                formats.count(Math.min(offset + 1, total)),
                formats.count(Math.min(offset + size, total)),
                formats.count(total)));
        before.setEnabled(offset > 0);
        after.setEnabled(offset + size < total);
        setVisible(offset > 0 || total > size);
    }

    private void move(int pages) {
        offset = Math.max(0, offset + (long) pages * size);
        ask.run();
    }
}
