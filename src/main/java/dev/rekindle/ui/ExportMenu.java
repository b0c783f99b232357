package dev.rekindle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import java.util.function.Supplier;

/**
 * Offers what a card shows as files. Not to be seen until there is something to take away. What it offers is made when
 * somebody asks, and forgotten afterwards: a page has a dozen of these, and nearly nobody opens one.
 */
public final class ExportMenu extends Button {

    private Supplier<List<ExportFile>> files = List::of;

    public ExportMenu() {
        setText(getTranslation("export.menu"));
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        getElement().setAttribute("aria-haspopup", "dialog");
        addClickListener(click -> open());
        setVisible(false);
    }

    /** Says of what, for who hears of this button without what stands around it. */
    public ExportMenu about(String what) {
        setAriaLabel(getText() + ": " + what);
        return this;
    }

    public void offer(List<ExportFile> files) {
        offer(() -> files);
        setVisible(!files.isEmpty());
    }

    /**
     * Offers what is found when somebody asks.
     *
     * @param files asked each time somebody wants one
     */
    public void offer(Supplier<List<ExportFile>> files) {
        this.files = files;
        setVisible(true);
    }

    /** What there is to take away now. */
    public List<ExportFile> files() {
        return files.get();
    }

    private void open() {
        var list = new UnorderedList(
                files().stream().map(file -> new ListItem(link(file))).toArray(ListItem[]::new));
        list.addClassName("rk-exports");
        var popover = new Popover(list);
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getAriaLabel().orElse(getText()));
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                popover.removeFromParent();
            }
        });
        getParent().orElseThrow().getElement().appendChild(popover.getElement());
        popover.open();
    }

    static Anchor link(ExportFile file) {
        DownloadHandler handler = download -> {
            download.setFileName(file.name());
            download.setContentType(file.contentType());
            file.content().writeTo(download.getOutputStream());
        };
        var link = new Anchor(handler, file.label());
        link.addClassName("rk-export");
        return link;
    }
}
