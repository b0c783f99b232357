package dev.rekindle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of the console: header first, then its cards from top to bottom. */
public abstract class Page extends Div implements HasDynamicTitle {

    private final PageHeader header;

    /** Takes the title from the translation of this key. */
    protected Page(String titleKey) {
        this(new PageHeader(I18NProvider.translate(titleKey)));
    }

    private Page(PageHeader header) {
        super(header);
        this.header = header;
    }

    protected final PageHeader header() {
        return header;
    }

    @Override
    public final String getPageTitle() {
        return header.title() + " · Rekindle";
    }
}
