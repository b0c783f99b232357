package dev.rekindle.ui;

import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;

/** Offers what a card shows as files. Empty, and not to be seen, until there is something to take away. */
public final class ExportMenu extends MenuBar {

    private final SubMenu files;

    public ExportMenu() {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        files = addItem(getTranslation("export.menu")).getSubMenu();
        setVisible(false);
    }

    public void offer(List<ExportFile> offered) {
        files.removeAll();
        offered.forEach(file -> {
            DownloadHandler handler = download -> {
                download.setFileName(file.name());
                download.setContentType(file.contentType());
                file.content().writeTo(download.getOutputStream());
            };
            var link = new Anchor(handler, file.label());
            link.addClassName("rk-export");
            files.addItem(link);
        });
        setVisible(!offered.isEmpty());
    }
}
