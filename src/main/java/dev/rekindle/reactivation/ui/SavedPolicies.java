package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
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
final class SavedPolicies extends Select<SavedPolicy> {

    private final SavedPolicyService service;
    private final Supplier<Optional<ReactivationPolicy>> current;

    /**
     * @param chosen told of the policy that somebody chooses
     * @param current what the form holds, where it makes sense
     */
    SavedPolicies(
            SavedPolicyService service,
            Consumer<ReactivationPolicy> chosen,
            Supplier<Optional<ReactivationPolicy>> current) {
        this.service = service;
        this.current = current;
        setLabel(getTranslation("reactivation.saved"));
        setPlaceholder(getTranslation("reactivation.saved.choose"));
        addClassName("rk-select");
        setItemLabelGenerator(policy -> getTranslation("reactivation.saved.label", policy.name(), policy.version()));
        addValueChangeListener(change -> {
            var policy = change.getValue();
            if (policy != null) {
                setHelperText(getTranslation("reactivation.saved.by", policy.savedBy()));
                if (change.isFromClient()) {
                    chosen.accept(policy.policy());
                }
            }
        });
        refresh();
    }

    /** For those who may save. */
    Button saveButton() {
        return new Button(getTranslation("reactivation.saved.save"), click -> current.get()
                .ifPresent(this::askForName));
    }

    private void refresh() {
        var policies = service.saved();
        setItems(policies);
        setHelperText(policies.isEmpty() ? getTranslation("reactivation.saved.none") : "");
    }

    private void askForName(ReactivationPolicy policy) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("reactivation.saved.save"));
        var name = new TextField(getTranslation("reactivation.saved.name"));
        name.setMaxLength(SavedPolicyService.LONGEST_NAME);
        name.setRequired(true);
        name.setWidthFull();
        getOptionalValue().map(SavedPolicy::name).ifPresent(name::setValue);
        var save = new Button(getTranslation("reactivation.saved.keep"), click -> {
            if (name.getValue().isBlank()) {
                name.setErrorMessage(getTranslation("reactivation.saved.name-missing"));
                name.setInvalid(true);
                return;
            }
            var kept = service.save(name.getValue(), policy);
            dialog.close();
            refresh();
            setValue(kept);
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(new Paragraph(Numbers.policy(policy)), name);
        dialog.getFooter().add(new Button(getTranslation("confirm.keep"), click -> dialog.close()), save);
        dialog.open();
        name.focus();
    }
}
