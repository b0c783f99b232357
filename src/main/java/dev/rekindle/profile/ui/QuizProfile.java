package dev.rekindle.profile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.profile.QuizAnswers;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What the user answered in the quiz and what follows from it; can be taken back for the user. */
final class QuizProfile extends Div {

    QuizProfile(String userId, List<QuizAnswers> submissions, ZoneId zone, Runnable withdraw) {
        addClassName("rk-stack");
        if (submissions.isEmpty()) {
            add(new EmptyState(getTranslation("users.quiz.none"), getTranslation("users.quiz.none.why")));
            return;
        }
        var formats = Formats.current();
        var table = new SmallTable(
                        getTranslation("users.when"),
                        getTranslation("users.risk-profile"),
                        getTranslation("users.scales"),
                        getTranslation("users.version"))
                .words(1, 2);
        submissions.forEach(answers -> table.row(
                formats.dateTime(answers.submittedAt().atZone(zone)),
                answers.riskProfile() == null ? getTranslation("users.withdrawn") : answers.riskProfile(),
                answers.scores().entrySet().stream()
                        .map(score -> Words.of("scale", score.getKey()) + ": " + score.getValue())
                        .collect(Collectors.joining(" · ")),
                String.valueOf(answers.version())));
        add(table);
        if (submissions.stream().anyMatch(answers -> answers.withdrawnAt() == null)) {
            add(new Button(getTranslation("users.quiz.withdraw"), click -> ask(userId, withdraw)));
        }
    }

    private void ask(String userId, Runnable withdraw) {
        var question = new ConfirmDialog(
                getTranslation("users.quiz.withdraw.title", userId),
                getTranslation("users.quiz.withdraw.loss"),
                getTranslation("users.quiz.withdraw"),
                confirmed -> withdraw.run());
        question.setCancelable(true);
        question.setCancelText(getTranslation("confirm.keep"));
        question.open();
    }
}
