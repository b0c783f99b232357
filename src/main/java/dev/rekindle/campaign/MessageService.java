package dev.rekindle.campaign;

import dev.rekindle.access.AuditService;
import dev.rekindle.matching.JobMatch;
import dev.rekindle.protection.Claims;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.ui.Refusal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the messages of a reactivation campaign (S4 §G). */
@Service
public class MessageService {

    public static final Set<String> LANGUAGES = Set.of("ko", "en");

    private static final int JOBS_IN_A_MESSAGE = 3;

    private final MessageTemplateStore templates;
    private final DataVersionStore versions;
    private final AuditService audit;

    MessageService(MessageTemplateStore templates, DataVersionStore versions, AuditService audit) {
        this.templates = templates;
        this.versions = versions;
        this.audit = audit;
    }

    /** The words of each arm in a language. */
    @Transactional(readOnly = true)
    public Map<Arm, MessageTemplate> templates(String lang) {
        checkLanguage(lang);
        var byArm = new EnumMap<Arm, MessageTemplate>(Arm.class);
        templates.templates(lang).forEach(template -> byArm.put(template.arm(), template));
        return byArm;
    }

    /** Changes the words of an arm; later messages say the new ones. No message may claim odds. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional
    public void rewrite(MessageTemplate template) {
        checkLanguage(template.lang());
        if (template.title().isBlank() || template.body().isBlank()) {
            throw new Refusal("messages.no-words");
        }
        if (Claims.areMadeAnywhere(template.title()) || Claims.areMadeAnywhere(template.body())) {
            throw new Refusal("messages.claims");
        }
        templates.write(template);
        versions.changed(Set.of("message_templates"));
        audit.record("message_changed", template.arm().label(), Map.of("lang", template.lang()));
    }

    private static void checkLanguage(String lang) {
        if (!LANGUAGES.contains(lang)) {
            throw new IllegalArgumentException("lang must be ko or en, not \"" + lang + "\".");
        }
    }

    /** The message of one user; {@code matches} are the posts that fit him, best first. */
    public static CampaignMessage message(String userId, MessageTemplate words, List<JobMatch> matches) {
        return switch (words.arm()) {
            case CONTROL -> message(userId, words, List.of(), "baseline");
            case A -> message(userId, words, first(sameCategoryFirst(matches)), "similar_category");
            case B -> message(userId, words, first(matches), "wage_uplift");
        };
    }

    private static CampaignMessage message(String userId, MessageTemplate words, List<String> jobs, String basis) {
        return new CampaignMessage(userId, words.arm(), words.title(), words.body(), jobs, basis);
    }

    private static List<JobMatch> sameCategoryFirst(List<JobMatch> matches) {
        return matches.stream()
                .sorted(Comparator.comparing(JobMatch::sameCategory).reversed())
                .toList();
    }

    private static List<String> first(List<JobMatch> matches) {
        return matches.stream().limit(JOBS_IN_A_MESSAGE).map(JobMatch::jobId).toList();
    }
}
