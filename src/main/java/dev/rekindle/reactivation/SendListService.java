package dev.rekindle.reactivation;

import dev.rekindle.access.AuditService;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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

    /** The same message on several lines, for a person to read. */
    public String indentedJson(CampaignMessage message) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(message);
    }

    /** Writes the messages of an arm, all from one state of the data, and keeps them. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void write(ReactivationQuestion question, Arm arm, String lang, Format format, OutputStream out)
            throws IOException {
        var snapshotId = keep(question);
        var list = list(arm, lang);
        audit.record(
                "export",
                "reactivation send list",
                Map.of("snapshot", snapshotId, "list", list, "format", format.ending()));
        try (var file = MessageFile.of(format, out, this::json)) {
            var kept = new AtomicLong();
            service.everyMessage(question, lang, arm, messages -> {
                messages.forEach(file::write);
                keepLines(snapshotId, list, kept.getAndAdd(messages.size()), messages);
            });
        }
    }

    /** Keeps messages as lines of a list, the first of them at {@code position}. */
    void keepLines(String snapshotId, String list, long position, List<CampaignMessage> messages) {
        snapshots.keepRows(
                snapshotId, list, position, messages.stream().map(this::json).toList());
    }

    static String list(Arm arm, String lang) {
        return "send-%s-%s".formatted(arm.label(), lang);
    }

    /** Writes the whole document and keeps it. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void writeDocument(ReactivationQuestion question, OutputStream out) throws IOException {
        var snapshotId = keep(question);
        audit.record("export", "reactivation document", Map.of("snapshot", snapshotId));
        out.write(snapshots.document(snapshotId).orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the document of a question, and gives its id. */
    String keep(ReactivationQuestion question) {
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
}
