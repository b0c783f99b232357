package dev.rekindle.segment;

import dev.rekindle.api.Items;
import dev.rekindle.api.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The segments through REST. */
@RestController
@RequestMapping("/api/v1/segments")
@Tag(name = "Segments", description = "How many users and who are in which group")
class SegmentApi {

    private final SegmentService segments;

    SegmentApi(SegmentService segments) {
        this.segments = segments;
    }

    @GetMapping
    @Operation(
            summary =
                    "How many users each group of a policy holds; without as_of live, without policy by the active one")
    SegmentCounts groups(
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate asOf,
            @RequestParam(required = false) @Nullable String policy) {
        return segments.groups(asOf, policy);
    }

    @GetMapping("/users")
    @Operation(summary = "The users of a group, or all, by user id")
    Items<SegmentUser> users(
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate asOf,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = Paging.FIRST_PAGE) int page,
            @RequestParam(defaultValue = Paging.USUAL_SIZE) int size) {
        var paging = new Paging(page, size);
        var users = segments.users(asOf, policy, group, paging.offset(), size);
        return new Items<>(users.total(), users.users());
    }
}
