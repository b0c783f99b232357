package dev.rekindle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.server.VaadinRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** What opens beside the page when a number is opened: what it means, how it was computed, who is behind it. */
public final class NumberPanel extends Dialog {

    public NumberPanel(String name, String value, Provenance provenance) {
        addClassName("rk-panel");
        setHeaderTitle(name);
        var close = new Button(new SvgIcon("icons/close.svg"), click -> close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        close.setAriaLabel(getTranslation("panel.close"));
        getHeader().add(close);

        var number = new Div(value);
        number.addClassName("rk-panel-value");
        add(number, new Paragraph(provenance.definition()));
        add(facts(provenance));
        var rows = provenance.rows();
        if (rows != null && mayReadUsers()) {
            add(users(rows));
        }
        add(statement(provenance));
    }

    private DescriptionList facts(Provenance provenance) {
        var facts = new DescriptionList();
        facts.addClassName("rk-facts");
        fact(facts, getTranslation("panel.as-of"), provenance.asOf());
        fact(facts, getTranslation("panel.policy"), provenance.policy());
        return facts;
    }

    private Section users(UserRows rows) {
        var grid = new Grid<List<String>>();
        grid.addComponentColumn(cells -> link(cells.getFirst()))
                .setHeader(rows.columns().getFirst())
                .setAutoWidth(true);
        for (int i = 1; i < rows.columns().size(); i++) {
            int column = i;
            grid.addColumn(cells -> cells.get(column))
                    .setHeader(rows.columns().get(i))
                    .setAutoWidth(true);
        }
        grid.setItems(query -> rows.pages().read(query.getOffset(), query.getLimit()).stream(), query -> rows.total());
        var title = getTranslation("panel.users", rows.total());
        grid.getElement().setProperty("accessibleName", title);
        var files = new Div(rows.files().stream().map(ExportMenu::link).toArray(Anchor[]::new));
        files.addClassName("rk-links");
        return section(title, grid, files);
    }

    /** To the page of the user, which this package does not know. */
    private static Anchor link(String userId) {
        return new Anchor("users/" + UriUtils.encodePathSegment(userId, StandardCharsets.UTF_8), userId);
    }

    private Section statement(Provenance provenance) {
        var sql = new Pre(provenance.sql());
        sql.addClassName("rk-sql");
        var copy = new Button(getTranslation("panel.copy"), click -> {
            sql.getElement().executeJs("navigator.clipboard.writeText(this.textContent)");
            click.getSource().setText(getTranslation("panel.copied"));
        });
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var parameters = new DescriptionList();
        parameters.addClassName("rk-facts");
        provenance.parameters().forEach((parameter, value) -> fact(parameters, ":" + parameter, value));
        return section(getTranslation("panel.sql"), parameters, sql, copy);
    }

    private static Section section(String title, Component... content) {
        var section = new Section(new H3(title));
        section.add(content);
        return section;
    }

    private static void fact(DescriptionList facts, String name, String value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(new Span(value)));
    }

    /** Executives read numbers, not people. What the rows come from asks again. */
    private static boolean mayReadUsers() {
        var request = VaadinRequest.getCurrent();
        return request != null && request.isUserInRole("CRM");
    }
}
