package dev.rekindle.quiz.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.Seal;
import dev.rekindle.quiz.QuizLinkService;
import dev.rekindle.ui.SegmentedFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QuizViewTest extends ViewTest {

    @Autowired
    private QuizLinkService links;

    @Autowired
    private Seal seal;

    private String link = "";

    @BeforeEach
    void user() {
        jdbc.sql("insert into users (user_id) values ('quiz-view')").update();
    }

    @AfterEach
    void noUser() {
        jdbc.sql("delete from users where user_id = 'quiz-view'").update();
        jdbc.sql("delete from user_segments where user_id = 'quiz-view'").update();
        jdbc.sql("delete from quiz_submissions").update();
        jdbc.sql("delete from quiz_attempts").update();
    }

    @Test
    void aUserAnswersStepByStepAndTakesItBack() {
        open("en");
        assertThat(_get(H1.class).getText()).isEqualTo("Step 1 of 2");

        _click(button("Next"));
        assertThat(_get(H1.class).getText()).as("nothing is answered yet").isEqualTo("Step 1 of 2");

        answer(4, 1, 2);
        _click(button("Next"));
        assertThat(_get(H1.class).getText()).isEqualTo("Step 2 of 2");

        answer(3, 3, 3);
        _click(button("Back"));
        assertThat(fields()).extracting(SegmentedFilter::getValue).containsExactly(4, 1, 2);
        _click(button("Next"));
        assertThat(fields()).extracting(SegmentedFilter::getValue).containsExactly(3, 3, 3);

        _click(button("Send my answers"));
        assertThat(_get(H2.class).getText()).isEqualTo("Thank you");
        assertThat(profiles()).containsExactly("High-Risk");

        _click(button("Take my answers back"));
        assertThat(_get(H2.class).getText()).isEqualTo("Your answers are gone");
        assertThat(profiles()).isEmpty();
    }

    @Test
    void browsersBackAndTheOtherLanguageLoseNoAnswer() {
        open("en");
        answer(4, 1, 2);
        _click(button("Next"));
        answer(5, 4, 3);

        UI.getCurrent().navigate("quiz", at(1, "en"));
        assertThat(fields()).extracting(SegmentedFilter::getValue).containsExactly(4, 1, 2);
        UI.getCurrent().navigate("quiz", at(2, "ko"));
        assertThat(_get(H1.class).getText()).isEqualTo("2단계 중 2단계");
        assertThat(fields()).extracting(SegmentedFilter::getValue).containsExactly(5, 4, 3);
    }

    @Test
    void nobodyGetsToAStepBeforeTheOneAheadIsAnswered() {
        open("en");

        UI.getCurrent().navigate("quiz", at(2, "en"));
        assertThat(_get(H1.class).getText()).isEqualTo("Step 1 of 2");
        UI.getCurrent().navigate("quiz", at(99, "en"));
        assertThat(_get(H1.class).getText()).isEqualTo("Step 1 of 2");
    }

    @Test
    void forgedAndExpiredLinksSayInKoreanToo() {
        navigate("forged", "ko");
        assertThat(_get(H2.class).getText()).isEqualTo("사용할 수 없는 링크입니다");
        navigate(seal.seal("quiz", "1000000000 quiz-view"), "ko");
        assertThat(_get(H2.class).getText()).isEqualTo("링크의 유효 기간이 지났습니다");
    }

    @Test
    void whoHasAnsweredIsToldSo() {
        open("en");
        answer(4, 1, 2);
        _click(button("Next"));
        answer(3, 3, 3);
        _click(button("Send my answers"));

        open("ko");

        assertThat(_get(H2.class).getText()).isEqualTo("감사합니다");
        _click(button("다시 답하기"));
        assertThat(_get(H1.class).getText()).isEqualTo("2단계 중 1단계");
        assertThat(fields().getFirst().getLabel()).startsWith("높은 배당을 위해");
    }

    @Test
    void aForgedOrExpiredLinkGetsAPageThatSaysWhatToDo() {
        UI.getCurrent().navigate("quiz");
        assertThat(_get(H2.class).getText()).isEqualTo("This link does not work");

        navigate(seal.seal("quiz", "1000000000 quiz-view"), "en");
        assertThat(_get(H2.class).getText()).isEqualTo("This link has expired");
    }

    private void open(String lang) {
        signIn(Role.CRM);
        link = links.link("quiz-view").link();
        signOut();
        navigate(link, lang);
    }

    private QueryParameters at(int step, String lang) {
        return QueryParameters.simple(Map.of("link", link, "lang", lang, "step", String.valueOf(step)));
    }

    private static void navigate(String link, String lang) {
        UI.getCurrent().navigate("quiz", QueryParameters.simple(Map.of("link", link, "lang", lang)));
    }

    private static void answer(int... answers) {
        for (var i = 0; i < answers.length; i++) {
            fields().get(i).setValue(answers[i]);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<SegmentedFilter<Integer>> fields() {
        return (List) _find(SegmentedFilter.class);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private List<String> profiles() {
        return jdbc.sql(
                        "select risk_profile from user_segments where user_id = 'quiz-view' and risk_profile is not null")
                .query(String.class)
                .list();
    }
}
