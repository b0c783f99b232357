package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.recommendation.AdultContent;
import dev.rekindle.recommendation.AdultContentService;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.RewardLevel;
import dev.rekindle.ui.SmallTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stages of adult content and the segment each asks for: metadata only. Who is not of age is shown none of them.
 */
final class AdultContentCard extends Div {

    private final AdultContentService service;
    private final boolean mayEdit;
    private final Runnable changed;
    private final TextField id = new TextField(getTranslation("recommendations.id"));
    private final IntegerField stage = new IntegerField(getTranslation("adult.stage-number"));
    private final TextField name = new TextField(getTranslation("adult.name"));
    private final TextField description = new TextField(getTranslation("adult.description"));
    private final TextField thumbnail = new TextField(getTranslation("adult.thumbnail"));
    private final TextField media = new TextField(getTranslation("adult.media"));
    private final Select<Integer> level = new Select<>();
    private final Div table = new Div();

    AdultContentCard(AdultContentService service, boolean mayEdit, Runnable changed) {
        this.service = service;
        this.mayEdit = mayEdit;
        this.changed = changed;
        addClassName("rk-stack");
        level.setLabel(getTranslation("adult.required"));
        level.setItems(List.of(3, 2, 1, 0));
        level.setItemLabelGenerator(RewardLevel::groups);
        clear();
        var save = new Button(getTranslation("adult.save"), click -> save());
        var form = new Div(id, stage, name, description, thumbnail, media, level, save);
        form.addClassName("rk-form");
        form.setVisible(mayEdit);
        add(new H3(getTranslation("adult.title")), new Paragraph(getTranslation("adult.what")), table, form);
    }

    Component show(Catalogue catalogue) {
        table.removeAll();
        var rows = new SmallTable(
                        getTranslation("adult.name"),
                        getTranslation("adult.stage-number"),
                        getTranslation("adult.description"),
                        getTranslation("adult.required"),
                        "")
                .words(2, 3, 4);
        catalogue
                .contents()
                .forEach(content -> rows.row(
                        content.name(),
                        new Span(String.valueOf(content.stage())),
                        new Span(content.description()),
                        new Span(RewardLevel.groups(content.requiredSegmentLevel())),
                        mayEdit ? edit(content) : new Span()));
        table.add(rows);
        return this;
    }

    private Button edit(AdultContent content) {
        var edit = new Button(getTranslation("recommendations.edit"), click -> fill(content));
        edit.setAriaLabel(getTranslation("recommendations.edit") + ": " + content.name());
        return edit;
    }

    private void fill(AdultContent content) {
        id.setValue(content.id());
        stage.setValue(content.stage());
        name.setValue(content.name());
        description.setValue(content.description());
        thumbnail.setValue(Optional.ofNullable(content.thumbnailUrl()).orElse(""));
        media.setValue(Optional.ofNullable(content.mediaUrl()).orElse(""));
        level.setValue(content.requiredSegmentLevel());
        name.focus();
    }

    private void save() {
        service.put(new AdultContent(
                id.getValue(),
                stage.getOptionalValue().orElse(0),
                name.getValue(),
                description.getValue(),
                textOrAbsent(thumbnail),
                textOrAbsent(media),
                level.getValue()));
        clear();
        changed.run();
    }

    private void clear() {
        List.of(id, name, description, thumbnail, media).forEach(TextField::clear);
        stage.clear();
        level.setValue(RewardLevel.HIGHEST);
    }

    private static @Nullable String textOrAbsent(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
