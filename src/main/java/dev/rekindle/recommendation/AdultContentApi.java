package dev.rekindle.recommendation;

import dev.rekindle.api.Items;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is known of adult content through REST, and to whom it is open. */
@RestController
@Tag(name = "Adult content", description = "Stages by metadata, behind the age gate and the segment they ask for")
class AdultContentApi {

    private final AdultContentService contents;

    AdultContentApi(AdultContentService contents) {
        this.contents = contents;
    }

    /** A stage as it is to be; its id stands in the address. */
    record Wanted(
            int stage,
            String name,
            @Nullable String description,
            @Nullable String thumbnailUrl,
            @Nullable String mediaUrl,
            int requiredSegmentLevel) {

        AdultContent of(String id) {
            return new AdultContent(
                    id,
                    stage,
                    name,
                    description == null ? "" : description,
                    thumbnailUrl,
                    mediaUrl,
                    requiredSegmentLevel);
        }
    }

    @GetMapping("/api/v1/adult-content")
    @Operation(summary = "All stages of adult content: metadata and the segment level they ask for")
    Items<AdultContent> all() {
        var all = contents.contents();
        return new Items<>(all.size(), all);
    }

    @PutMapping("/api/v1/adult-content/{id}")
    @Operation(summary = "Writes the metadata of a stage")
    AdultContent put(@PathVariable String id, @RequestBody Wanted wanted) {
        var content = wanted.of(id);
        contents.put(content);
        return content;
    }

    @GetMapping("/api/v1/users/{id}/adult-content")
    @Operation(
            summary = "The stages that are open to this user: of age, not protected, and of the segment they ask for")
    Items<AdultContent> openTo(@PathVariable String id) {
        var open = contents.openTo(id);
        return new Items<>(open.size(), open);
    }
}
