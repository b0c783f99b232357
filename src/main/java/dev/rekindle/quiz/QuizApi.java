package dev.rekindle.quiz;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** The quiz through REST: with the token of a back end, or with the link of the user. */
@RestController
@Tag(name = "Quiz")
class QuizApi {

    private final QuizService quiz;
    private final QuizLinkService links;

    QuizApi(QuizService quiz, QuizLinkService links) {
        this.quiz = quiz;
        this.links = links;
    }

    @PostMapping("/api/quiz/submit")
    @Operation(summary = "Take a user's answers: { user_id, answers: { q1, q2, q3 } }; by token, or by the user's link")
    Submitted submit(
            @RequestBody JsonNode body,
            @RequestParam(required = false) @Nullable String link,
            HttpServletRequest request) {
        requireSomebody(link);
        var userId = userId(body);
        var answers = answers(body);
        var version = version(body);
        var profile = link == null
                ? quiz.submitByToken(userId, version, answers)
                : quiz.submitByLink(link, request.getRemoteAddr(), userId, version, answers);
        return new Submitted("ok", profile.label());
    }

    @PostMapping("/api/quiz/withdraw")
    @Operation(summary = "Take back all answers of a user, and with them the risk profile: { user_id }")
    Withdrawn withdraw(
            @RequestBody JsonNode body,
            @RequestParam(required = false) @Nullable String link,
            HttpServletRequest request) {
        requireSomebody(link);
        var userId = userId(body);
        return new Withdrawn(
                "ok",
                link == null
                        ? quiz.withdrawByToken(userId)
                        : quiz.withdrawByLink(link, request.getRemoteAddr(), userId));
    }

    @PostMapping("/api/v1/users/{id}/quiz-link")
    @Operation(summary = "A link by which this user answers the quiz; it expires")
    Link link(@PathVariable String id) {
        var link = links.link(id);
        var url = ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/quiz")
                        .toUriString() + "?link=" + UriUtils.encodeQueryParam(link.link(), "UTF-8");
        return new Link(
                url,
                link.link(),
                link.expiresAt(),
                links.protection(id).stream().toList());
    }

    record Submitted(String status, String riskProfile) {}

    /** @param withdrawn how many submissions there were */
    record Withdrawn(String status, int withdrawn) {}

    /** @param protection why the user must not be invited; empty when he may be */
    record Link(String url, String link, Instant expiresAt, List<String> protection) {}

    /** The door is open to users without a token, so here is asked who knocks. */
    private static void requireSomebody(@Nullable String link) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (link == null && (person == null || person instanceof AnonymousAuthenticationToken)) {
            throw new ResponseStatusException(
                    HttpStatus.UNAUTHORIZED,
                    "Send a valid token (\"Authorization: Bearer rk_…\"), or the user's link as the parameter link.");
        }
    }

    private static String userId(JsonNode body) {
        var id = body.path("user_id");
        if (id.isIntegralNumber()) {
            return id.bigIntegerValue().toString();
        }
        if (!id.isString() || id.stringValue().isBlank()) {
            throw QuizService.incomplete("user_id is missing; send the user's id as a text or a whole number.");
        }
        return id.stringValue();
    }

    /** Which version was asked, where the caller says so. */
    private static @Nullable Integer version(JsonNode body) {
        var version = body.path("version");
        if (version.isMissingNode() || version.isNull()) {
            return null;
        }
        if (!version.isIntegralNumber() || !version.canConvertToInt()) {
            throw QuizService.incomplete("version is %s, but must be a whole number.".formatted(version));
        }
        return version.intValue();
    }

    private static Map<String, Integer> answers(JsonNode body) {
        var sent = body.path("answers");
        if (!sent.isObject()) {
            throw QuizService.incomplete("answers is missing; send { \"q1\": 1 … 5, \"q2\": 0 or 1, \"q3\": 1 … 5 }.");
        }
        var answers = new LinkedHashMap<String, Integer>();
        for (var answer : sent.properties()) {
            if (!answer.getValue().isIntegralNumber() || !answer.getValue().canConvertToInt()) {
                throw QuizService.incomplete(
                        "%s is %s, but must be a whole number.".formatted(answer.getKey(), answer.getValue()));
            }
            answers.put(answer.getKey(), answer.getValue().intValue());
        }
        return answers;
    }
}
