package dev.rekindle.campaign;

import dev.rekindle.matching.JobMatch;
import dev.rekindle.protection.Claims;
import dev.rekindle.snapshot.DataVersionStore;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the messages of a reactivation campaign (S4 §G). */
@Service
public class MessageService {

    public static final Set<String> LANGUAGES = Set.of("ko", "en");

    private static final int JOBS_IN_A_MESSAGE = 3;

    private final MessageTemplateStore templates;
    private final DataVersionStore versions;

    MessageService(MessageTemplateStore templates, DataVersionStore versions) {
        this.templates = templates;
        this.versions = versions;
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
    @Transactional
    public void rewrite(MessageTemplate template) {
        checkLanguage(template.lang());
        if (template.title().isBlank() || template.body().isBlank()) {
            throw new IllegalArgumentException("A message needs a title and a body; write both.");
        }
        if (Claims.areMadeAnywhere(template.title()) || Claims.areMadeAnywhere(template.body())) {
            throw new IllegalArgumentException(
                    "A campaign's message grants nothing, so it must not speak of odds or of having nearly won; say it in a"
                            + " programme that names the offer granting it.");
        }
        templates.write(template);
        versions.changed(Set.of("message_templates"));
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
