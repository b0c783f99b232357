package dev.rekindle.demo.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.demo.DemoService;
import dev.rekindle.ui.SegmentedFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DemoFirstStepsTest extends ViewTest {

    @Autowired
    private DemoService demo;

    @AfterEach
    void empty() {
        signIn(Role.ADMIN);
        demo.remove();
    }

    @Test
    void anAdminOfAnEmptySystemIsOfferedDemoDataAndImport() {
        open(Role.ADMIN, "");

        _assertOne(Button.class, spec -> spec.withText("Load demo data of 10,000 users"));
        assertThat(_get(Anchor.class, spec -> spec.withText("Import your own files"))
                        .getHref())
                .isEqualTo("data");
    }

    @Test
    void othersReadWhomToAsk() {
        open(Role.CRM, "");

        _assertOne(
                Paragraph.class,
                spec -> spec.withPredicate(text -> text.getText().startsWith("Ask an admin")));
        _assertNone(Button.class, spec -> spec.withText("Load demo data of 10,000 users"));
    }

    @Test
    void loadingShowsItsProgressAndLeadsToTheNumbers() {
        jdbc.sql("delete from group_hours").update(); // what another test has counted this week holds for a week
        open(Role.ADMIN, "");
        chooseSize(1_000);

        _click(_get(Button.class, spec -> spec.withText("Load demo data of 1,000 users")));
        _assertOne(ProgressBar.class);

        await(() -> {
            _assertNone(ProgressBar.class);
            _assertOne(H2.class, spec -> spec.withText("The partner loop"));
        });
        assertThat(demo.loaded().orElseThrow().users()).isEqualTo(1_000);
        assertThat(jdbc.sql("select count(*) from group_hours")
                        .query(Long.class)
                        .single())
                .as("segments whose hours are known before the first night")
                .isEqualTo(4);
    }

    @Test
    void stoppingLeavesTheSystemEmptyAndAsksAgain() {
        open(Role.ADMIN, "");
        chooseSize(100_000);

        _click(_get(Button.class, spec -> spec.withText("Load demo data of 100,000 users")));
        _click(_get(Button.class, spec -> spec.withText("Stop")));

        await(() -> {
            _assertOne(Paragraph.class, spec -> spec.withText("Stopped. Nothing was kept."));
        });
        assertThat(demo.isEmpty()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static void chooseSize(int users) {
        _setValue((SegmentedFilter<Integer>) _get(SegmentedFilter.class), users);
    }
}
