package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rekindle.api.Items;
import dev.rekindle.api.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Saved audiences through REST. */
@RestController
@RequestMapping("/api/v1/audiences")
@Tag(name = "Audiences", description = "Saved sets of users, by conditions or as frozen lists")
class AudienceApi {

    private final AudienceService audiences;

    AudienceApi(AudienceService audiences) {
        this.audiences = audiences;
    }

    /** An audience and how many users it holds now. */
    record CountedAudience(@JsonUnwrapped Audience audience, AudienceCounts counts) {}

    @GetMapping
    @Operation(summary = "The saved audiences, by name")
    Items<Audience> audiences() {
        var all = audiences.audiences();
        return new Items<>(all.size(), all);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One audience: whom it holds, how many that are now, and what each condition costs")
    CountedAudience audience(@PathVariable UUID id) {
        var audience = audiences.versions(id).getFirst();
        return new CountedAudience(audience, audiences.count(audience));
    }

    @GetMapping("/{id}/users")
    @Operation(summary = "Those of its users who may be targeted today, by user id; total does not count the protected")
    Items<SegmentUser> users(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Paging.FIRST_PAGE) int page,
            @RequestParam(defaultValue = Paging.USUAL_SIZE) int size) {
        var paging = new Paging(page, size);
        var audience = audiences.versions(id).getFirst();
        return new Items<>(audiences.count(audience).targetable(), audiences.users(audience, paging.offset(), size));
    }
}
