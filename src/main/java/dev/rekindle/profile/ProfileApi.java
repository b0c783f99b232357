package dev.rekindle.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One user through REST. */
@RestController
@RequestMapping("/api/v1/users/{id}")
@Tag(name = "Users", description = "One user: attributes, consent, protection, and what follows from what the user did")
class ProfileApi {

    private final ProfileService profiles;
    private final PersonExportService exports;
    private final ErasureService erasure;

    ProfileApi(ProfileService profiles, PersonExportService exports, ErasureService erasure) {
        this.profiles = profiles;
        this.exports = exports;
        this.erasure = erasure;
    }

    @GetMapping
    @Operation(summary = "A user's attributes and group, with the values that put them there, live")
    UserProfile profile(@PathVariable String id) {
        return profiles.profile(id).orElseThrow(() -> ProfileService.none(id));
    }

    @PutMapping
    @Operation(
            summary = "Changes attributes and consent of a user",
            description = """
                    Fields that are named are changed, null clears one that may be absent, all others stay. CRM may tighten
                    what protects a user; loosening it (an earlier end of self-exclusion, an earlier birth date of somebody
                    under age, consent after a refusal) takes a token of role ADMIN. Answers with the user.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                                                    { "region_id": 11, "push_on": 1, "total_settle_cnt": 3,
                                                      "notification_blocked_at": null, "birth_date": "1990-05-17",
                                                      "self_excluded_until": "forever", "marketing_consent": false,
                                                      "zone": "Asia/Seoul" }"""))))
    UserProfile change(@PathVariable String id, @RequestBody Map<String, @Nullable Object> fields) {
        return profiles.change(id, fields);
    }

    @GetMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Everything that is known of a user: the rows of each table, by its name")
    String export(@PathVariable String id) {
        return exports.export(id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Erases a user, for ever", description = """
                    All rows move to a random pseudonym, and what tells of the person is emptied; counts stay. What comes
                    later under this id is a new user's. Takes a token of role ADMIN.""")
    void erase(@PathVariable String id) {
        erasure.erase(id);
    }
}
