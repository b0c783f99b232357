package dev.rekindle.reactivation;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.campaign.StratifiedAssignment;
import dev.rekindle.notification.DeliveryService;
import dev.rekindle.notification.ForecastService;
import dev.rekindle.notification.MessageToSend;
import dev.rekindle.notification.NotificationCount;
import dev.rekindle.notification.SendForecast;
import dev.rekindle.notification.SendingPolicyService;
import dev.rekindle.risk.RiskService;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Launches a campaign: hands the messages of all arms to the one door for what users are told, which decides of each
 * when it leaves, if at all; who gets none is kept there with the reason. A campaign is its date: launched twice, by
 * two people at once or in another language, nobody gets a second message.
 */
@Service
public class LaunchService {

    private static final String TYPE = "REACTIVATION";
    private static final int BATCH = 10_000;

    private final ReactivationService service;
    private final PlannedSendQuery sends;
    private final LeftOutQuery leftOut;
    private final RiskService risk;
    private final SendListService sendLists;
    private final DeliveryService deliveries;
    private final ForecastService forecasts;
    private final SendingPolicyService policies;
    private final LaunchStore launches;
    private final AuditService audit;
    private final Clock clock;

    LaunchService(
            ReactivationService service,
            PlannedSendQuery sends,
            LeftOutQuery leftOut,
            RiskService risk,
            SendListService sendLists,
            DeliveryService deliveries,
            ForecastService forecasts,
            SendingPolicyService policies,
            LaunchStore launches,
            AuditService audit,
            Clock clock) {
        this.service = service;
        this.sends = sends;
        this.leftOut = leftOut;
        this.risk = risk;
        this.sendLists = sendLists;
        this.deliveries = deliveries;
        this.forecasts = forecasts;
        this.policies = policies;
        this.launches = launches;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a launch would do now; changes nothing. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LaunchPlan plan(ReactivationQuestion question) {
        var thresholds = risk.thresholds(question.asOf(), question.policy().risk());
        var salt = StratifiedAssignment.plannedSalt(question.asOf());
        var users = noUsers();
        var forecast = new SendForecast[] {SendForecast.NOTHING};
        var ids = new ArrayList<String>();
        // By user id: the rows of who is in two arms follow each other.
        sends.everySend(question, thresholds, salt, null, send -> {
            users.merge(send.arm(), 1L, Long::sum);
            var userId = send.target().userId();
            if (ids.isEmpty() || !ids.getLast().equals(userId)) {
                if (ids.size() == BATCH) {
                    forecast[0] = forecast[0].plus(forecasts.forecast(TYPE, cause(question.asOf()), ids));
                    ids.clear();
                }
                ids.add(userId);
            }
        });
        forecast[0] = forecast[0].plus(forecasts.forecast(TYPE, cause(question.asOf()), ids));
        var without = new TreeMap<String, Long>();
        leftOut.everyone(question, thresholds, salt, (user, reason) -> without.merge(reason, 1L, Long::sum));
        return new LaunchPlan(
                question.asOf(),
                users,
                without,
                forecast[0],
                forecasts.channels(),
                policies.policy().rules());
    }

    /** Launches, and keeps what was asked for under its snapshot. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Launch launch(ReactivationQuestion question, String lang) {
        launches.launchAlone();
        if (forecasts.channels().isEmpty()) {
            throw new Refusal("launch.no-channel");
        }
        var snapshotId = sendLists.keep(question);
        var users = noUsers();
        var messages = 0;
        for (var arm : Arm.values()) {
            messages += ask(question, arm, lang, snapshotId, users);
        }
        var outcome = new Launch.Outcome(users, withhold(question, snapshotId), messages);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var launch = new Launch(question.asOf(), lang, snapshotId, Person.name(), at, outcome);
        launches.add(launch);
        audit.record("launch", "reactivation", Map.of("snapshot", snapshotId, "messages", messages));
        return launch;
    }

    /** Those of a campaign, the newest first. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<Launch> launches(LocalDate asOf) {
        return launches.launches(asOf);
    }

    /** What has become of a campaign's messages until now, also of the withheld. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<NotificationCount> became(LocalDate asOf) {
        return deliveries.counts(TYPE, cause(asOf));
    }

    private int ask(ReactivationQuestion question, Arm arm, String lang, String snapshotId, Map<Arm, Long> users) {
        var asked = new int[1];
        service.everyMessage(question, lang, arm, messages -> {
            sendLists.keepLines(snapshotId, SendListService.list(arm, lang), users.getOrDefault(arm, 0L), messages);
            users.merge(arm, (long) messages.size(), Long::sum);
            asked[0] += deliveries.ask(
                    TYPE,
                    cause(question.asOf()),
                    snapshotId,
                    messages.stream().map(this::toSend).toList());
        });
        return asked[0];
    }

    private SortedMap<String, Long> withhold(ReactivationQuestion question, String snapshotId) {
        var without = new TreeMap<String, Long>();
        var batch = new HashMap<String, String>();
        leftOut.everyone(
                question,
                risk.thresholds(question.asOf(), question.policy().risk()),
                StratifiedAssignment.plannedSalt(question.asOf()),
                (user, reason) -> {
                    without.merge(reason, 1L, Long::sum);
                    batch.put(user, reason);
                    if (batch.size() == BATCH) {
                        deliveries.withhold(TYPE, cause(question.asOf()), snapshotId, batch);
                        batch.clear();
                    }
                });
        deliveries.withhold(TYPE, cause(question.asOf()), snapshotId, batch);
        return without;
    }

    private MessageToSend toSend(CampaignMessage message) {
        return new MessageToSend(message.userId(), message.title(), message.body(), sendLists.json(message));
    }

    private static String cause(LocalDate asOf) {
        return "reactivation " + asOf;
    }

    private static Map<Arm, Long> noUsers() {
        var users = new EnumMap<Arm, Long>(Arm.class);
        for (var arm : Arm.values()) {
            users.put(arm, 0L);
        }
        return users;
    }
}
