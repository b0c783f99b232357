package dev.rekindle.reactivation;

import dev.rekindle.api.Items;
import dev.rekindle.api.Paging;
import dev.rekindle.campaign.CampaignMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reactivation campaign through REST. */
@RestController
@RequestMapping("/api/v1/reactivation")
@Tag(name = "Reactivation", description = "Risk, matching, arms, results and retention of a reactivation campaign")
class ReactivationApi {

    private final ReactivationService service;
    private final LaunchService launches;

    ReactivationApi(ReactivationService service, LaunchService launches) {
        this.service = service;
        this.launches = launches;
    }

    @GetMapping("/launch")
    @Operation(
            summary =
                    "What a launch would do now: users by arm, who is left out and why, what quiet hours and caps mean")
    LaunchPlan plan(@ModelAttribute Question question) {
        return launches.plan(question.asked());
    }

    @PostMapping("/launch")
    @Operation(summary = "Sends the messages of all arms; who was sent one of this date before is not sent another")
    Launch launch(@ModelAttribute Question question, @RequestParam(defaultValue = "ko") String lang) {
        return launches.launch(question.asked(), lang);
    }

    @GetMapping
    @Operation(summary = "The whole way of a reactivation campaign in one document")
    ReactivationDocument document(@ModelAttribute Question question) {
        return service.document(question.asked());
    }

    @GetMapping("/users")
    @Operation(summary = "All evaluable users, by user id")
    Items<User> users(
            @ModelAttribute Question question,
            @RequestParam(defaultValue = Paging.FIRST_PAGE) int page,
            @RequestParam(defaultValue = Paging.USUAL_SIZE) int size) {
        var paging = new Paging(page, size);
        return items(service.users(question.asked(), UserSlice.everyone().evaluable(), paging.offset(), size)
                .map(User::of));
    }

    @GetMapping("/matches")
    @Operation(summary = "Pairs of user and job post that fit: by user id, best first")
    Items<Match> matches(
            @ModelAttribute Question question,
            @RequestParam(defaultValue = "potential") String scope,
            @RequestParam(defaultValue = Paging.FIRST_PAGE) int page,
            @RequestParam(defaultValue = Paging.USUAL_SIZE) int size) {
        var paging = new Paging(page, size);
        var whose = Arrays.stream(MatchScope.values())
                .filter(choice -> choice.key().equals(scope))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("scope must be potential or executable, not \"" + scope + "\"."));
        return items(service.matches(question.asked(), whose, paging.offset(), size)
                .map(match -> new Match(match.userId(), match.jobId(), match.matchBasis(), match.wageUplift())));
    }

    @GetMapping("/messages")
    @Operation(summary = "The messages as they are sent, by user id")
    Items<CampaignMessage> messages(
            @ModelAttribute Question question,
            @RequestParam(defaultValue = "ko") String lang,
            @RequestParam(defaultValue = Paging.FIRST_PAGE) int page,
            @RequestParam(defaultValue = Paging.USUAL_SIZE) int size) {
        var paging = new Paging(page, size);
        return items(service.messages(question.asked(), lang, null, paging.offset(), size));
    }

    private static <T> Items<T> items(Page<T> page) {
        return new Items<>(page.total(), page.items());
    }

    /**
     * What all of these resources are asked; each policy field overrides the preset, and the filters say who counts.
     */
    record Question(
            @BindParam("as_of") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate asOf,

            @Nullable String preset,
            @Nullable String threshold,
            @Nullable String history,
            @Nullable String posts,
            @BindParam("light_max") @Nullable String lightMax,
            @BindParam("regular_max") @Nullable String regularMax,
            @BindParam("pay_ratio") @Nullable String payRatio,
            @Nullable String margin,
            @BindParam("region") @Nullable Set<Integer> regions,
            @BindParam("tier") @Nullable Set<String> tiers) {

        ReactivationQuestion asked() {
            Function<String, @Nullable String> fields = name -> switch (name) {
                case "preset" -> preset;
                case "threshold" -> threshold;
                case "history" -> history;
                case "posts" -> posts;
                case "light_max" -> lightMax;
                case "regular_max" -> regularMax;
                case "pay_ratio" -> payRatio;
                case "margin" -> margin;
                default -> throw new IllegalStateException(name);
            };
            var day = Optional.ofNullable(asOf)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "as_of is required: the day the campaign is sent, such as 2023-10-26."));
            return new ReactivationQuestion(
                    day,
                    PolicyParameters.parse(fields),
                    regions == null ? Set.of() : regions,
                    tiers == null
                            ? Set.of()
                            : tiers.stream().map(PolicyParameters::tier).collect(Collectors.toSet()));
        }
    }

    /** An evaluable user. */
    record User(
            String userId,
            String tier,
            int settlements,
            @Nullable Integer recencyDays,
            @Nullable Double cycleDays,
            boolean highRisk) {

        static User of(ReactivationUser user) {
            return new User(
                    user.userId(),
                    user.tier().key(),
                    user.settlements(),
                    user.recencyDays(),
                    user.cycleDays(),
                    user.highRisk());
        }
    }

    /** A job post that fits a user. */
    record Match(String userId, String jobId, String matchBasis, int wageUplift) {}
}
