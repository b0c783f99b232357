package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.segment.GroupCount;
import dev.rekindle.segment.SegmentCounts;
import dev.rekindle.segment.SegmentHistory;
import dev.rekindle.segment.SegmentHistoryService;
import dev.rekindle.segment.SegmentPolicyService;
import dev.rekindle.segment.SegmentRegroupService;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;

/**
 * Who the users are: how many stand in each group now, how the groups went, and what other thresholds would do. Answers
 * whether the valuable ones become more.
 */
@Route("segments")
@Menu(title = "segments.title", order = 2, icon = "icons/segments.svg")
@RolesAllowed("EXEC")
class SegmentsView extends Page {

    private static final int DAYS = 30;

    private final SegmentService segments;
    private final GroupsCard groups = new GroupsCard();
    private final HistoryCard history = new HistoryCard();

    SegmentsView(
            SegmentService segments,
            SegmentHistoryService past,
            SegmentPolicyService policies,
            SegmentRegroupService regroup,
            Background background,
            AuthenticationContext authentication) {
        super("segments.title");
        this.segments = segments;
        var now = new LoadingCard<>(
                background, getTranslation("segments.now"), () -> segments.groups(null, null), this::now);
        var today = LocalDate.now(background.clock());
        var before = new LoadingCard<>(
                background,
                getTranslation("segments.history"),
                () -> new Past(past.history(today.minusDays(DAYS), today), names(segments.groups(null, null))),
                this::past);
        var editor = new PolicyEditor(segments, policies, regroup, background, authentication.hasRole("ADMIN"), () -> {
            now.reload();
            before.reload();
        });
        add(now, before, new Card(getTranslation("segments.policy-editor")).with(editor));
    }

    private record Past(SegmentHistory history, List<String> names) {}

    private Component past(Past past) {
        return history.show(past.history(), past.names());
    }

    private Component now(SegmentCounts counts) {
        var formats = Formats.current();
        var highest = counts.groups().getFirst();
        var last = counts.groups().getLast();
        header().answer(getTranslation(
                "segments.answer",
                counts.policy() + " v" + counts.policyVersion(),
                highest.group(),
                formats.count(highest.users()),
                last.group(),
                formats.count(last.users()),
                formats.count(counts.users())));
        return groups.show(counts, new SegmentNumbers(segments, null, counts));
    }

    private static List<String> names(SegmentCounts counts) {
        return counts.groups().stream().map(GroupCount::group).toList();
    }
}
