package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.SavedPolicy;
import dev.rekindle.reactivation.SavedPolicyService;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The policies that somebody saved: one is chosen into the form, and what the form holds is saved under a name. */
final class SavedPolicies extends Div {

    private final SavedPolicyService service;
    private final Select<SavedPolicy> saved = new Select<>();

    /**
     * @param chosen told of the policy that somebody chooses
     * @param current what the form holds, where it makes sense
     * @param maySave whether there is a button for it
     */
    SavedPolicies(
            SavedPolicyService service,
            Consumer<ReactivationPolicy> chosen,
            Supplier<Optional<ReactivationPolicy>> current,
            boolean maySave) {
        this.service = service;
        addClassName("rk-fields");
        saved.setLabel(getTranslation("reactivation.saved"));
        saved.setPlaceholder(getTranslation("reactivation.saved.choose"));
        saved.addClassName("rk-select");
        saved.setItemLabelGenerator(
                policy -> getTranslation("reactivation.saved.label", policy.name(), policy.version()));
        saved.addValueChangeListener(change -> {
            var policy = change.getValue();
            if (policy != null) {
                saved.setHelperText(getTranslation("reactivation.saved.by", policy.savedBy()));
                if (change.isFromClient()) {
                    chosen.accept(policy.policy());
                }
            }
        });
        add(saved);
        if (maySave) {
            var save = new Button(getTranslation("reactivation.saved.save"), click -> current.get()
                    .ifPresent(this::askForName));
            save.addClassName("rk-beside-field");
            add(save);
        }
        refresh();
    }

    private void refresh() {
        var policies = service.saved();
        saved.setItems(policies);
        saved.setHelperText(policies.isEmpty() ? getTranslation("reactivation.saved.none") : "");
    }

    private void askForName(ReactivationPolicy policy) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("reactivation.saved.save"));
        var name = new TextField(getTranslation("reactivation.saved.name"));
        name.setMaxLength(SavedPolicyService.LONGEST_NAME);
        name.setRequired(true);
        name.setWidthFull();
        Optional.ofNullable(saved.getValue()).map(SavedPolicy::name).ifPresent(name::setValue);
        var save = new Button(getTranslation("reactivation.saved.keep"), click -> {
            if (name.getValue().isBlank()) {
                name.setErrorMessage(getTranslation("reactivation.saved.name-missing"));
                name.setInvalid(true);
                return;
            }
            var kept = service.save(name.getValue(), policy);
            dialog.close();
            refresh();
            saved.setValue(kept);
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(new Paragraph(Numbers.policy(policy)), name);
        dialog.getFooter().add(new Button(getTranslation("confirm.keep"), click -> dialog.close()), save);
        dialog.open();
        name.focus();
    }
}
