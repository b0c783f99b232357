package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.segment.GroupCount;
import dev.rekindle.segment.SegmentCounts;
import dev.rekindle.segment.SegmentHistory;
import dev.rekindle.segment.SegmentHistoryService;
import dev.rekindle.segment.SegmentPolicyService;
import dev.rekindle.segment.SegmentRegroupService;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
    private final ExportMenu exports = new ExportMenu().about(getTranslation("segments.now"));
    private final Clock clock;
    private final boolean mayImport;
    private final LoadingCard<Past> before;
    private final Card whatIf;

    SegmentsView(
            SegmentService segments,
            SegmentHistoryService past,
            SegmentPolicyService policies,
            SegmentRegroupService regroup,
            Background background,
            AuthenticationContext authentication) {
        super("segments.title");
        this.segments = segments;
        clock = background.clock();
        mayImport = authentication.hasRole("CRM");
        var now = new LoadingCard<>(
                        background,
                        getTranslation("segments.now"),
                        () -> new Now(segments.groups(null, null), segments.protectedUsers()),
                        this::now)
                .controls(exports);
        var today = LocalDate.now(background.clock());
        before = TableExports.card(
                background,
                getTranslation("segments.history"),
                () -> new Past(past.history(today.minusDays(DAYS), today), names(segments.groups(null, null))),
                this::past,
                shown -> new Manifest(
                        "segments over time",
                        today.minusDays(DAYS) + " " + today,
                        clock.getZone().getId(),
                        "live",
                        Map.of(),
                        clock.instant()));
        var editor = new PolicyEditor(segments, policies, regroup, background, authentication.hasRole("ADMIN"), () -> {
            now.reload();
            before.reload();
        });
        whatIf = new Card(getTranslation("segments.policy-editor")).with(editor);
        add(now, before, whatIf);
    }

    private record Now(SegmentCounts counts, Map<String, Long> protectedUsers) {}

    private record Past(SegmentHistory history, List<String> names) {}

    private Component past(Past past) {
        return history.show(past.history(), past.names(), LocalDate.now(clock));
    }

    private Component now(Now now) {
        var counts = now.counts();
        before.setVisible(counts.users() > 0);
        whatIf.setVisible(counts.users() > 0);
        if (counts.users() == 0) {
            exports.offer(List.of());
            return EmptyState.leading(mayImport, "segments.nobody", "data");
        }
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
                formats.count(counts.users()),
                formats.date(counts.asOf())));
        var table = table(counts, now.protectedUsers());
        TableExports.sign(groups, table.manifest());
        exports.offer(TableExports.files(table));
        return groups.show(counts, now.protectedUsers(), new SegmentNumbers(segments, null, counts, table.manifest()));
    }

    private ExportedTable table(SegmentCounts counts, Map<String, Long> protectedUsers) {
        return new ExportedTable(
                new Manifest(
                        "segments",
                        counts.asOf().toString(),
                        clock.getZone().getId(),
                        "live",
                        Map.of("policy", counts.policy() + " v" + counts.policyVersion()),
                        clock.instant()),
                List.of("group", "users", "share", "mean_ltv", "protected_users"),
                sink -> {
                    for (var group : counts.groups()) {
                        sink.row(
                                group.group(),
                                group.users(),
                                counts.users() == 0 ? null : group.users() / (double) counts.users(),
                                group.meanLtv(),
                                protectedUsers.getOrDefault(group.group(), 0L));
                    }
                });
    }

    private static List<String> names(SegmentCounts counts) {
        return counts.groups().stream().map(GroupCount::group).toList();
    }
}
