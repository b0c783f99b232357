package dev.rekindle.access.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks once before something that cannot be taken back, and names what will be lost. */
class Confirmation extends ConfirmDialog {

    Confirmation(String title, String loss, String action, Runnable act) {
        setHeader(title);
        setText(loss);
        setCancelable(true);
        setCancelText(getTranslation("confirm.keep"));
        setConfirmText(action);
        setConfirmButtonTheme("primary error");
        addConfirmListener(confirmed -> act.run());
    }
}
