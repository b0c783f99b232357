package dev.rekindle.reactivation;

import dev.rekindle.access.AuditService;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.export.CsvFile;
import dev.rekindle.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of an arm as a file for whoever sends them. What leaves the house is kept: the document and every line
 * under its snapshot id, and who took it.
 */
@Service
public class SendListService {

    private static final int PAGE = 10_000;

    private final ReactivationService service;
    private final SnapshotStore snapshots;
    private final AuditService audit;
    private final JsonMapper json;

    SendListService(ReactivationService service, SnapshotStore snapshots, AuditService audit, JsonMapper json) {
        this.service = service;
        this.snapshots = snapshots;
        this.audit = audit;
        this.json = json;
    }

    /** As what a list can be taken away. */
    public enum Format {
        CSV("csv", "text/csv; charset=utf-8"),
        JSON_LINES("jsonl", "application/jsonl; charset=utf-8");

        private final String ending;
        private final String contentType;

        Format(String ending, String contentType) {
            this.ending = ending;
            this.contentType = contentType;
        }

        public String ending() {
            return ending;
        }

        public String contentType() {
            return contentType;
        }
    }

    /** A message as one line of JSON. */
    public String json(CampaignMessage message) {
        return json.writeValueAsString(message);
    }

    /** Writes the messages of an arm, all from one state of the data, and keeps them. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void write(ReactivationQuestion question, Arm arm, String lang, Format format, OutputStream out)
            throws IOException {
        var snapshotId = keep(question);
        var list = "send-%s-%s".formatted(arm.label(), lang);
        audit.record(
                "export",
                "reactivation send list",
                Map.of("snapshot", snapshotId, "list", list, "format", format.ending()));
        if (format == Format.CSV) {
            try (var file =
                    new CsvFile(out, "user_id", "ab_group", "title", "body", "recommended_jobs", "message_basis")) {
                forEach(
                        question,
                        arm,
                        lang,
                        snapshotId,
                        list,
                        message -> file.row(
                                message.userId(),
                                message.abGroup().label(),
                                message.title(),
                                message.body(),
                                String.join(" ", message.recommendedJobs()),
                                message.messageBasis()));
            }
        } else {
            var lines = new StringBuilder();
            forEach(question, arm, lang, snapshotId, list, message -> lines.append(json(message))
                    .append('\n'));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes the whole document and keeps it. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void writeDocument(ReactivationQuestion question, OutputStream out) throws IOException {
        var snapshotId = keep(question);
        audit.record("export", "reactivation document", Map.of("snapshot", snapshotId));
        out.write(snapshots.document(snapshotId).orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private String keep(ReactivationQuestion question) {
        var document = service.document(question);
        snapshots.keep(
                document.snapshotId(),
                "reactivation",
                question.asOf(),
                json.writeValueAsString(document.policy()),
                service.dataVersions(),
                json.writeValueAsString(document));
        return document.snapshotId();
    }

    private void forEach(
            ReactivationQuestion question,
            Arm arm,
            String lang,
            String snapshotId,
            String list,
            Consumer<CampaignMessage> use) {
        for (long offset = 0; ; offset += PAGE) {
            var page = service.messages(question, lang, arm, offset, PAGE);
            page.items().forEach(use);
            snapshots.keepRows(snapshotId, list, offset, lines(page.items()));
            if (offset + PAGE >= page.total()) {
                return;
            }
        }
    }

    private List<String> lines(List<CampaignMessage> messages) {
        return messages.stream().map(this::json).toList();
    }
}
